//! Where things are, and the commands that run there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Place {
    root: PathBuf,
    target: PathBuf,
}

impl Place {
    pub fn here() -> Result<Place, String> {
        let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.parent().ok_or("the workspace is not where it was built")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |named| root.join(named));
        Ok(Place { root, target })
    }

    /// A folder under `target/` for what a command leaves behind.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.target.join(name)
    }

    /// The path of a program of ours.
    pub fn built(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    pub fn program(&self, name: &str) -> Command {
        self.inside(Command::new(self.built(name)), &self.root)
    }

    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut command = self.inside(Command::new(cargo()), &self.root);
        command.args(args);
        command
    }

    /// Cargo with a screen of its own, so that the window test needs none and covers no one's work.
    pub fn cargo_on_screen(&self, args: &[&str]) -> Command {
        if !cfg!(target_os = "linux") {
            return self.cargo(args);
        }
        let mut command = self.inside(Command::new("dbus-run-session"), &self.root);
        command.args(["--", "xvfb-run", "-a", "-s", "-screen 0 1400x900x24"]).arg(cargo()).args(args);
        command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        command
    }

    pub fn npm(&self, args: &[&str]) -> Command {
        let mut command = self.inside(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }), &self.root.join("ui"));
        command.args(args);
        command
    }

    /// True when `node_modules` was not installed from the lock file that lies here now.
    pub fn modules_stale(&self) -> bool {
        let lock = fs::read(self.root.join("ui/package-lock.json")).ok();
        lock.is_none() || lock != fs::read(self.installed()).ok()
    }

    pub fn modules_fresh(&self) -> Result<(), String> {
        fs::copy(self.root.join("ui/package-lock.json"), self.installed()).map(drop).map_err(|fault| fault.to_string())
    }

    fn installed(&self) -> PathBuf {
        self.root.join("ui/node_modules/.installed-lock.json")
    }

    /// A command in a folder, without what cargo set for this program alone.
    fn inside(&self, mut command: Command, folder: &Path) -> Command {
        command.current_dir(folder);
        let own = |name: &str| ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|start| name.starts_with(start));
        env::vars_os().map(|(name, _)| name).filter(|name| own(&name.to_string_lossy())).for_each(|name| {
            command.env_remove(name);
        });
        command
    }
}

fn cargo() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Whether a window can be shown.
pub fn has_screen() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
