//! Settings of an analysis as native fields, each with its label and an id that stays.

use super::{Element, el};

/// A list to choose from: `choices` are values with their labels; `patch` has `{}` for the value.
pub(super) fn select(id: &str, label: &str, patch: &str, choices: &[(&str, &str)], now: &str) -> Element {
    let option =
        |(value, label): &(&str, &str)| el("option").attr("value", value).when("selected", *value == now).text(label);
    let list = el("select").attr("id", id).attr("data-set", patch);
    labelled(id, label, list.all(choices.iter().map(option)))
}

/// A field for a number between limits; `patch` has `{}` for it. `step` may be `any`.
pub(super) fn number(id: &str, label: &str, patch: &str, now: f64, (least, most): (f64, f64), step: &str) -> Element {
    let input = el("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("id", id)
        .number("min", least)
        .number("max", most)
        .attr("step", step)
        .number("value", now)
        .attr("data-set", patch);
    labelled(id, label, input)
}

/// A slider over whole numbers from 0 to `last`, that says `text` for where it stands; `patch` has `{}` for its number.
pub(super) fn slider(id: &str, label: &str, patch: &str, (now, last): (usize, usize), text: &str) -> Element {
    let input = el("input")
        .attr("type", "range")
        .attr("id", id)
        .attr("min", "0")
        .attr("max", &last.to_string())
        .attr("step", "1")
        .attr("value", &now.to_string())
        .attr("aria-valuetext", text)
        .attr("data-set", patch);
    labelled(id, label, input)
}

/// Round buttons of which one is on: ids, labels, what choosing it does, whether it is on.
pub(super) fn radios(name: &str, legend: &str, choices: Vec<(String, String, bool)>) -> Element {
    let radio = |(at, (label, patch, is_on)): (usize, (String, String, bool))| {
        let id = [name, "-", &at.to_string()].concat();
        let input = el("input").attr("type", "radio").attr("name", name).attr("id", &id);
        el("label").class("choice").put(input.when("checked", is_on).go(&patch)).put(el("span").text(&label))
    };
    let choices = choices.into_iter().enumerate().map(radio);
    el("fieldset").class("choices").put(el("legend").text(legend)).all(choices)
}

/// A button that does a patch.
pub(super) fn button(class: &str, text: &str, patch: &str) -> Element {
    el("button").attr("type", "button").class(class).go(patch).text(text)
}

/// Something that unfolds.
pub(super) fn more(id: &str, title: &str, inside: impl IntoIterator<Item = Element>) -> Element {
    el("details").class("more").attr("id", id).put(el("summary").text(title)).all(inside)
}

fn labelled(id: &str, label: &str, field: Element) -> Element {
    el("div").class("field").put(el("label").attr("for", id).text(label)).put(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_their_labels_and_values() {
        let list = select("x", "X", "an=t,x:{}", &[("a", "A"), ("b", "B")], "b");
        let chosen: Vec<_> = list.walk().into_iter().filter(|part| part.get("selected").is_some()).collect();
        assert!(chosen.len() == 1 && chosen[0].get("value") == Some("b"));
        for field in [list, number("x", "X", "", 2.5, (0.0, 9.0), "any"), slider("x", "X", "", (2, 5), "two")] {
            let parts = field.walk();
            assert!(parts.iter().any(|part| part.tag == "label" && part.get("for") == Some("x")));
            assert!(parts.iter().any(|part| part.get("id") == Some("x") && part.get("data-set").is_some()));
        }
        let radios = radios(
            "p",
            "P",
            vec![("One".to_owned(), "an=a".to_owned(), true), ("Two".to_owned(), String::new(), false)],
        );
        assert_eq!(radios.plain_text(), "P One Two");
        assert_eq!(radios.walk().iter().filter(|part| part.get("checked").is_some()).count(), 1);
    }
}
