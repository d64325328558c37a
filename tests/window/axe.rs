//! What a person who cannot see or point would stumble over, found by axe-core; and side panels wider than their room.

use crate::Done;
use crate::driven::Window;
use serde_json::Value;

/// Defects found on the pages of one walk.
#[derive(Default)]
pub struct Axe(Vec<String>);

const RUN: &str = "const done = arguments[0];
axe.run(document, { resultTypes: ['violations'] }).then(
  (found) => done(found.violations.map((one) => [one.id, one.impact, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])),
  (trouble) => done([['axe', 'critical', [String(trouble)]]]),
);";

/// Side panels that scroll sideways: something in them is too wide.
const WIDE: &str = "return [...document.querySelectorAll('aside')].filter((part) => part.scrollWidth > part.clientWidth + 1)
  .map((part) => `${part.getAttribute('aria-label')} ${part.scrollWidth} in ${part.clientWidth}`);";

impl Axe {
    /// Looks at the page that is open, which must have come to rest.
    pub async fn look(&mut self, window: &Window, page: &str) -> Done {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(script).map_err(|fault| format!("{script}: {fault} (npm ci in ui/ brings it)"))?;
        window.driver.execute(source, vec![]).await?;
        let found = window.driver.execute_async(RUN, vec![]).await?;
        for defect in found.json().as_array().into_iter().flatten() {
            if matches!(defect[1].as_str(), Some("serious" | "critical")) {
                let nodes: Vec<&str> = defect[2].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                self.0.push(format!("{page}: {} ({}): {}", defect[0], defect[1], nodes.join("\n      ")));
            }
        }
        let wide = window.driver.execute(WIDE, vec![]).await?;
        self.0.extend(wide.json().as_array().into_iter().flatten().map(|part| format!("{page}: scrolls sideways: {part}")));
        Ok(())
    }

    pub fn clean(self) -> Done {
        if self.0.is_empty() { Ok(()) } else { Err(format!("found:\n  {}", self.0.join("\n  ")).into()) }
    }
}
