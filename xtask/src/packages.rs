//! What the machine must have. Debian and Ubuntu: installed here; elsewhere: said.

use crate::step::finish;
use std::process::{Command, Stdio};

/// To build: HiGHS wants cmake and clang, the window WebKitGTK.
pub const BUILD: [&str; 8] = ["build-essential", "pkg-config", "cmake", "clang", "libclang-dev", "libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev"];

/// To test: a screen, a driver of the window, readers of documents.
pub const TEST: [&str; 9] =
    ["webkit2gtk-driver", "xvfb", "xauth", "dbus-x11", "fonts-noto-core", "fonts-dejavu-core", "libreoffice-writer-nogui", "poppler-utils", "qpdf"];

const ELSEWHERE: &str = "Install by hand, then run this again:
  Fedora   gcc-c++ pkgconf cmake clang clang-devel webkit2gtk4.1-devel gtk3-devel librsvg2-devel
           tests: webkit2gtk-driver xorg-x11-server-Xvfb xorg-x11-xauth dbus-x11 google-noto-sans-fonts dejavu-sans-fonts libreoffice-writer poppler-utils qpdf
  Arch     base-devel cmake clang webkit2gtk-4.1 gtk3 librsvg
           tests: xorg-server-xvfb xorg-xauth dbus noto-fonts ttf-dejavu libreoffice-fresh poppler qpdf
  macOS    xcode-select --install, and cmake
  Windows  Visual Studio Build Tools with C++, cmake, LLVM, the WebView2 runtime";

/// Makes the packages ready, or says what is missing.
pub fn ready(wanted: &[&str]) -> Result<(), String> {
    for (program, from) in [("node", "Node 20 or newer, from nodejs.org or the system's packages"), ("npm", "npm, which comes with Node")] {
        if !answers(if cfg!(windows) && program == "npm" { "npm.cmd" } else { program }) {
            return Err(format!("{program} is missing: install {from}."));
        }
    }
    if !answers("dpkg-query") || !answers("apt-get") {
        return elsewhere();
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        println!("all {} here", wanted.len());
        return Ok(());
    }
    println!("installing: {}", missing.join(" "));
    finish(&mut apt(&["update"]))?;
    finish(apt(&["install", "-y", "--no-install-recommends"]).args(&missing))
}

fn elsewhere() -> Result<(), String> {
    let webkit = !cfg!(target_os = "linux") || succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]));
    if webkit && answers("cmake") && (!cfg!(target_os = "linux") || answers("clang")) {
        return Ok(());
    }
    Err(format!("Some packages are missing. {ELSEWHERE}"))
}

fn installed(package: &str) -> bool {
    let asked = Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]).stderr(Stdio::null()).output();
    asked.is_ok_and(|output| output.status.success() && output.stdout.starts_with(b"installed"))
}

fn apt(args: &[&str]) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    // sudo drops the environment, so the answer to apt's questions travels behind env
    let mut command = Command::new(if root { "env" } else { "sudo" });
    if !root {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=500"]).args(args).stdin(Stdio::null());
    command
}

fn answers(program: &str) -> bool {
    succeeds(Command::new(program).arg("--version"))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
