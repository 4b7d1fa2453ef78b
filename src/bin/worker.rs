//! The worker: `postMessage` to the engine and back, nothing else. Says *ready* first; between two
//! units of queued work it lets waiting messages through, so that questions and *cancel* are answered
//! while documents are read.

use std::cell::RefCell;
use std::rc::Rc;

use attache::engine::Engine;
use attache::protocol::{Response, ToPage};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

fn main() {
    console_error_panic_hook::set_once();
    if let Err(error) = start() {
        wasm_bindgen::throw_val(error);
    }
}

fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let engine = Rc::new(RefCell::new(Engine::new()));
    let turn = Turn::new(&scope, &engine)?;

    let answer = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let reply = match serde_wasm_bindgen::from_value(event.data()) {
                Ok(message) => engine.borrow_mut().handle(message),
                Err(error) => unreadable(&error.to_string()),
            };
            post(&scope, &reply);
            if engine.borrow().is_busy() {
                turn.schedule();
            }
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    scope.post_message(&serde_wasm_bindgen::to_value(&Engine::ready())?)
}

/// Runs the engine step by step. A message to itself comes after those that wait already, and
/// unlike a timer is not slowed down.
#[derive(Clone)]
struct Turn {
    port: MessagePort,
    is_scheduled: Rc<RefCell<bool>>,
}

impl Turn {
    fn new(scope: &DedicatedWorkerGlobalScope, engine: &Rc<RefCell<Engine>>) -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let turn = Self { port: channel.port1(), is_scheduled: Rc::default() };
        let work = Closure::<dyn FnMut()>::new({
            let (scope, engine, turn) = (scope.clone(), engine.clone(), turn.clone());
            move || {
                *turn.is_scheduled.borrow_mut() = false;
                let progress = engine.borrow_mut().step();
                if let Some(progress) = progress {
                    post(&scope, &progress);
                    turn.schedule();
                }
            }
        });
        channel.port2().set_onmessage(Some(work.as_ref().unchecked_ref()));
        work.forget();
        Ok(turn)
    }

    fn schedule(&self) {
        if !self.is_scheduled.replace(true) && self.port.post_message(&JsValue::NULL).is_err() {
            *self.is_scheduled.borrow_mut() = false;
        }
    }
}

fn unreadable(reason: &str) -> ToPage {
    let reason = format!("the worker cannot read this message: {reason}");
    ToPage { id: None, revision: 0, response: Response::Failed { code: "malformed".into(), reason } }
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &ToPage) {
    let sent = message.to_bytes().map_err(JsValue::from).and_then(|bytes| {
        let bytes = js_sys::Uint8Array::from(bytes.as_slice());
        scope.post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()))
    });
    if let Err(error) = sent {
        wasm_bindgen::throw_val(error);
    }
}
