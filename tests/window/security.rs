//! What the page may not do, even if someone made it try.

use crate::Done;
use crate::driven::{Window, walk};

/// Calls a command as a script of the page would; the answer is `ok` or the refusal.
async fn call(window: &Window, command: &str, arguments: &str) -> Done<String> {
    let script = format!(
        "const done = arguments[0]; window.__TAURI_INTERNALS__.invoke('{command}', {arguments}).then(() => done('ok'), (why) => done(typeof why === 'string' ? why : JSON.stringify(why)));"
    );
    Ok(window.driver.execute_async(script, vec![]).await?.json().as_str().unwrap_or_default().to_string())
}

async fn value(window: &Window, script: &str) -> Done<String> {
    Ok(window.driver.execute(script, vec![]).await?.json().to_string())
}

async fn refusals(window: &Window) -> Done {
    window.see("[data-start=\"sample\"]").await?;
    let listed = call(window, "office_info", "{}").await?;
    assert_eq!(listed, "ok", "a listed command is answered");
    for (command, arguments) in [
        ("plugin:window|create", "{ options: { label: 'other' } }"),
        ("plugin:webview|create_webview_window", "{ options: { label: 'other' } }"),
        ("plugin:dialog|open", "{ options: {} }"),
        ("plugin:fs|read_text_file", "{ path: 'x' }"),
        ("plugin:shell|execute", "{ program: 'sh' }"),
        ("office_erase", "{}"),
    ] {
        let answer = call(window, command, arguments).await?;
        assert!(answer.contains("not allowed") || answer.contains("not found"), "{command} is refused, not answered with: {answer}");
    }
    assert_eq!(value(window, "try { return eval('1 + 1'); } catch (fault) { return fault.name; }").await?, "\"EvalError\"", "eval is blocked");
    assert_eq!(value(window, "return typeof window.__TAURI__;").await?, "\"undefined\"", "no global door");
    let inline = "const tag = document.createElement('script'); tag.textContent = 'window.ran = 1'; document.head.append(tag); return window.ran ?? 0;";
    assert_eq!(value(window, inline).await?, "0", "an inline script does not run");
    let outside =
        "const done = arguments[0]; let said = 'silent'; document.addEventListener('securitypolicyviolation', (event) => { said = event.effectiveDirective; });
        fetch('https://example.org/').then(() => done('fetched'), () => setTimeout(() => done(said), 200));";
    let said = window.driver.execute_async(outside, vec![]).await?;
    assert_eq!(said.json().as_str(), Some("connect-src"), "the page reaches no other place");
    value(window, "window.location.href = 'https://example.org/'; return 0;").await?;
    window.see("[data-start=\"sample\"]").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_do_no_more_than_listed() {
    walk("security", &[], refusals).await;
}
