//! The window: wire to office and back. No rule of any room lives here.

mod commands;
mod desk;

use desk::Desk;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

pub use commands::ipc;

/// Opens the window on the office file named by the first argument, or on the user's own.
pub fn run() -> ExitCode {
    let ipc = commands::ipc();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            let file = match std::env::args_os().nth(1) {
                Some(path) => path.into(),
                None => app.path().app_data_dir()?.join("kantor.rampak"),
            };
            app.manage(Desk::open(&file));
            desk::window(app.handle())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let (RunEvent::Exit, Some(desk)) = (event, app.try_state::<Desk>()) {
                    desk.close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
