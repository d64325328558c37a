//! A window under test: its driver, its own folders, patient hands.

use crate::Done;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebDriver, WebElement};
use tokio::sync::Mutex;
use tokio::time::sleep;

/// One window at a time: two would share the processor and fail by the clock.
static ONE: Mutex<()> = Mutex::const_new(());

const PATIENCE: Duration = Duration::from_secs(40);

pub struct Window {
    pub driver: WebDriver,
    /// Folder of this test alone.
    pub folder: PathBuf,
}

/// The driver program, ended with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens the window on a fresh office file, walks through it, and leaves a picture of where the walk failed.
/// `dialog` answers every file dialog.
pub async fn walk(name: &str, dialog: &[PathBuf], body: impl AsyncFnOnce(&Window) -> Done) {
    let _turn = ONE.lock().await;
    let program = std::env::var("RAMPAK_WINDOW").expect("RAMPAK_WINDOW names no program: run `cargo xtask test`, which builds the window and passes its path");
    assert!(Path::new(&program).is_absolute() && Path::new(&program).exists(), "RAMPAK_WINDOW is {program}, where no program lies");
    let folder = pictures().join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");

    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
    let mut command = Command::new("WebKitWebDriver");
    command.arg("--host=127.0.0.1").arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true").env("NO_AT_BRIDGE", "1");
    command.env("RAMPAK_DIALOG", std::env::join_paths(dialog).expect("paths without a colon"));
    for place in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(place, folder.join(place.to_lowercase()));
    }
    let log = std::fs::File::create(folder.join("driver.log")).expect("a log");
    let copy = log.try_clone().expect("a log");
    let _driver = Program(command.stdin(Stdio::null()).stdout(log).stderr(copy).spawn().expect("WebKitWebDriver starts (package webkit2gtk-driver)"));

    let mut wanted = Capabilities::new();
    let office = folder.join("kantor.rampak");
    if let Some(other) = std::env::var_os("RAMPAK_WINDOW_OFFICE") {
        std::fs::copy(other, &office).expect("RAMPAK_WINDOW_OFFICE names an office file that nobody has open");
    }
    wanted.set("webkitgtk:browserOptions", serde_json::json!({ "binary": program, "args": [office] })).expect("a capability is JSON");
    let driver = connect(port, &wanted).await;
    let window = Window { driver, folder };
    let _ = window.driver.set_script_timeout(Duration::from_secs(60)).await;
    let ended = body(&window).await;
    if ended.is_err() {
        let _ = window.picture(&format!("{name}-failed")).await;
    }
    let _ = window.driver.quit().await;
    if let Err(trouble) = ended {
        panic!("{name}: {trouble}");
    }
}

async fn connect(port: u16, wanted: &Capabilities) -> WebDriver {
    let start = Instant::now();
    loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), wanted.clone()).await {
            Ok(driver) => return driver,
            Err(trouble) if start.elapsed() > PATIENCE => panic!("the window does not open: {trouble}"),
            Err(_) => sleep(Duration::from_millis(200)).await,
        }
    }
}

/// Where the pictures of the tests lie.
pub fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("window")
}

/// The css of a hook that a page holds out for tests.
pub fn hook(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

impl Window {
    /// From the first start to the home of an office with people: the sample, or the file named in RAMPAK_WINDOW_OFFICE, to
    /// walk the same way through a whole regency.
    pub async fn start_with_people(&self) -> Done {
        if std::env::var_os("RAMPAK_WINDOW_OFFICE").is_none() {
            self.click("[data-start=\"sample\"]").await?;
        }
        self.see("[data-room=\"brief\"]").await?;
        Ok(())
    }

    /// The first element that matches and is shown, waited for.
    pub async fn see(&self, css: &str) -> Done<WebElement> {
        let start = Instant::now();
        loop {
            for found in self.driver.find_all(By::Css(css)).await.unwrap_or_default() {
                if found.is_displayed().await.unwrap_or(false) {
                    return Ok(found);
                }
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{css} is not to be seen").into());
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    pub async fn see_hook(&self, name: &str) -> Done<WebElement> {
        self.see(&hook(name)).await
    }

    /// Scrolls to what a hook names, so that a picture shows it.
    pub async fn show_hook(&self, name: &str) -> Done {
        Ok(self.see_hook(name).await?.scroll_into_view().await?)
    }

    /// Clicks when the element is there, enabled, and nothing lies over it.
    pub async fn click(&self, css: &str) -> Done {
        let start = Instant::now();
        loop {
            let found = self.see(css).await?;
            let ready = found.is_enabled().await.unwrap_or(false);
            let clicked = if ready { found.click().await.map_err(|trouble| trouble.to_string()) } else { Err("it is not enabled".into()) };
            match clicked {
                Ok(()) => return Ok(()),
                Err(trouble) if start.elapsed() > PATIENCE => return Err(format!("{css} cannot be clicked: {trouble}").into()),
                // at the edge of a part that scrolls the driver sees half of it and gives up
                Err(_) => {
                    let _ = found.scroll_into_view().await;
                    sleep(Duration::from_millis(150)).await;
                }
            }
        }
    }

    pub async fn click_hook(&self, name: &str) -> Done {
        self.click(&hook(name)).await
    }

    /// Writes into the field with this hook, or into the one inside it.
    pub async fn write(&self, name: &str, text: &str) -> Done {
        let fields = ["input", "textarea"].map(|tag| format!("{tag}{hook}, {hook} {tag}", hook = hook(name))).join(", ");
        let field = self.see(&fields).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Goes to a place of the rail and waits for its head.
    pub async fn go(&self, room: &str) -> Done {
        self.click(&format!("[data-room=\"{room}\"]")).await?;
        self.see(&format!("[data-room=\"{room}\"][aria-current=\"page\"]")).await?;
        self.see("h1").await?;
        Ok(())
    }

    /// All that can be read in the window now.
    pub async fn text(&self) -> Done<String> {
        let read = self.driver.execute("return document.body.innerText;", vec![]).await?;
        Ok(read.json().as_str().unwrap_or_default().to_string())
    }

    /// The texts of all that matches, read at one moment: what is drawn anew meanwhile would be gone between two looks. Waits for
    /// the first.
    pub async fn texts(&self, css: &str) -> Done<Vec<String>> {
        let start = Instant::now();
        loop {
            let all = "return [...document.querySelectorAll(arguments[0])].map((found) => found.textContent.trim());";
            if let Ok(read) = self.driver.execute(all, vec![css.into()]).await {
                let texts: Vec<String> = read.json().as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_string)).collect();
                if !texts.is_empty() {
                    return Ok(texts);
                }
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{css} is not to be read").into());
            }
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits until a text can be read.
    pub async fn reads(&self, words: &str) -> Done {
        let start = Instant::now();
        while !self.text().await.unwrap_or_default().contains(words) {
            if start.elapsed() > PATIENCE {
                return Err(format!("\"{words}\" is not to be read").into());
            }
            sleep(Duration::from_millis(150)).await;
        }
        Ok(())
    }

    /// A picture of the window when it has come to rest, for people to look at.
    pub async fn picture(&self, name: &str) -> Done {
        sleep(Duration::from_millis(400)).await;
        self.driver.screenshot(&pictures().join(format!("{name}.png"))).await?;
        Ok(())
    }
}
