//! JSON with its place: whatever is missing or of the wrong kind is named by key.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What is wrong with a file, and at which key.
#[derive(Debug, PartialEq)]
pub struct Fault {
    pub key: String,
    pub said: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "key `{}`: {}", self.key, self.said)
    }
}

pub type Read<T> = Result<T, Fault>;

/// A value and where it stands, such as `people[3].cost`.
#[derive(Clone)]
pub struct Node<'a> {
    pub value: &'a Value,
    key: String,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value) -> Node<'a> {
        Node { value, key: String::new() }
    }

    pub fn fault(&self, said: impl Into<String>) -> Fault {
        Fault { key: if self.key.is_empty() { "(whole file)".into() } else { self.key.clone() }, said: said.into() }
    }

    fn child(&self, value: &'a Value, name: &str) -> Node<'a> {
        Node { value, key: if self.key.is_empty() { name.into() } else { format!("{}.{name}", self.key) } }
    }

    /// `None` when absent or null.
    pub fn maybe(&self, name: &str) -> Option<Node<'a>> {
        self.value.get(name).filter(|value| !value.is_null()).map(|value| self.child(value, name))
    }

    pub fn get(&self, name: &str) -> Read<Node<'a>> {
        self.maybe(name).ok_or_else(|| self.child(self.value, name).fault("is missing"))
    }

    pub fn list(&self) -> Read<Vec<Node<'a>>> {
        let items = self.value.as_array().ok_or_else(|| self.fault("is not a list"))?;
        Ok(items.iter().enumerate().map(|(at, value)| Node { value, key: format!("{}[{at}]", self.key) }).collect())
    }

    /// The items of a list that may be absent.
    pub fn items(&self, name: &str) -> Read<Vec<Node<'a>>> {
        self.maybe(name).map_or_else(|| Ok(Vec::new()), |node| node.list())
    }

    pub fn pairs(&self) -> Read<Vec<(&'a str, Node<'a>)>> {
        let map = self.value.as_object().ok_or_else(|| self.fault("is not an object"))?;
        Ok(map.iter().map(|(name, value)| (name.as_str(), self.child(value, name))).collect())
    }

    pub fn number(&self) -> Read<f64> {
        match self.value {
            Value::Bool(yes) => Ok(f64::from(u8::from(*yes))),
            value => value.as_f64().filter(|number| number.is_finite()).ok_or_else(|| self.fault("is not a number")),
        }
    }

    /// A count of things.
    pub fn count(&self) -> Read<usize> {
        let number = self.number()?;
        if number >= 0.0 && number.fract() == 0.0 && number < 1e9 { Ok(number as usize) } else { Err(self.fault("is not a whole number of 0 or more")) }
    }

    pub fn text(&self) -> Read<String> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(self.fault("is not a text")),
        }
    }
}

/// A person as every kind knows them.
pub struct Person {
    /// As written, for answers.
    pub id: Value,
    pub name: String,
    pub unit: String,
    pub cost: Option<f64>,
    pub capacity: Option<f64>,
    pub attrs: BTreeMap<String, Value>,
    pub levels: BTreeMap<String, f64>,
}

impl Person {
    /// The level in a competency; 0 when the file does not say.
    pub fn level(&self, competency: &str) -> f64 {
        self.levels.get(competency).copied().unwrap_or(0.0)
    }

    /// True when an attribute has this value.
    pub fn is(&self, attr: &str, value: &Value) -> bool {
        same(self.attrs.get(attr).unwrap_or(&Value::Null), value)
    }
}

/// Equal, also when one number is written `1` and the other `1.0`.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// What all kinds share.
pub struct Common {
    pub people: Vec<Person>,
    index: BTreeMap<String, usize>,
    pub maximise: bool,
    pub term: String,
}

impl Common {
    pub fn read(root: &Node<'_>, maximise: bool) -> Read<Common> {
        let mut people = Vec::new();
        let mut index = BTreeMap::new();
        for node in root.get("people")?.list()? {
            let person = person(&node)?;
            if index.insert(person.name.clone(), people.len()).is_some() {
                return Err(node.get("id")?.fault(format!("`{}` is another person's too", person.name)));
            }
            people.push(person);
        }
        let objective = root.maybe("objective");
        let text = |name: &str| objective.as_ref().and_then(|node| node.maybe(name)).map(|node| node.text()).transpose();
        let maximise = match (objective.as_ref().and_then(|node| node.maybe("sense")), text("sense")?.as_deref()) {
            (None, _) => maximise,
            (_, Some("max")) => true,
            (_, Some("min")) => false,
            (Some(node), _) => return Err(node.fault("is neither `min` nor `max`")),
        };
        Ok(Common { people, index, maximise, term: text("term")?.unwrap_or_default() })
    }

    /// The person an id speaks of.
    pub fn person(&self, node: &Node<'_>) -> Read<usize> {
        let name = node.text()?;
        self.index.get(&name).copied().ok_or_else(|| node.fault(format!("`{name}` is not one of the people")))
    }

    /// Pairs of people; a pair with oneself is left out.
    pub fn couples(&self, nodes: &[Node<'_>]) -> Read<Vec<(usize, usize)>> {
        let mut couples = Vec::new();
        for node in nodes {
            match node.list()?.as_slice() {
                [a, b] => couples.push((self.person(a)?, self.person(b)?)),
                _ => return Err(node.fault("is not a pair")),
            }
        }
        couples.retain(|(a, b)| a != b);
        Ok(couples)
    }
}

fn person(node: &Node<'_>) -> Read<Person> {
    let id = node.get("id")?;
    let number = |name: &str| node.maybe(name).map(|node| node.number()).transpose();
    let mut levels = BTreeMap::new();
    for (code, level) in node.maybe("competencies").map_or_else(|| Ok(Vec::new()), |node| node.pairs())? {
        if !level.value.is_null() {
            levels.insert(code.to_owned(), level.number()?);
        }
    }
    let attrs = node.maybe("attrs").map_or_else(|| Ok(Vec::new()), |node| node.pairs())?;
    Ok(Person {
        name: id.text()?,
        id: id.value.clone(),
        unit: node.maybe("unit").map(|node| node.text()).transpose()?.unwrap_or_default(),
        cost: number("cost")?,
        capacity: number("capacity")?,
        attrs: attrs.into_iter().map(|(name, node)| (name.to_owned(), node.value.clone())).collect(),
        levels,
    })
}

/// `{competency, min_level, min_people}`.
pub struct Requirement {
    pub competency: String,
    pub level: f64,
    pub people: usize,
}

impl Requirement {
    pub fn read(node: &Node<'_>) -> Read<Requirement> {
        Ok(Requirement {
            competency: node.get("competency")?.text()?,
            level: node.maybe("min_level").map_or(Ok(1.0), |node| node.number())?,
            people: node.maybe("min_people").map_or(Ok(1), |node| node.count())?,
        })
    }

    pub fn met_by(&self, person: &Person) -> bool {
        person.level(&self.competency) >= self.level
    }
}
