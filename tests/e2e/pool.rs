//! Browsers that one test leaves to the next, since to start one takes longer than most tests.

use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fantoccini::Client;
use tokio::runtime::Runtime;

use crate::driver::Driver;
use crate::engine::Engine;

/// What every test runs on: a client lives no longer than where it was made.
pub static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime starts"));

/// How long after the last test another is waited for.
const PAUSE: Duration = Duration::from_millis(500);

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), in_use: 0 });
static IN_USE: Condvar = Condvar::new();

struct Pool {
    idle: Vec<Running>,
    in_use: usize,
}

/// A browser without settings of its own. Dropped, it closes.
pub struct Running {
    pub engine: Engine,
    pub client: Client,
    pub driver: Driver,
}

/// Counts a test that has a browser open.
pub struct InUse(());

impl InUse {
    pub fn begin() -> Self {
        pool().in_use += 1;
        IN_USE.notify_all();
        Self(())
    }
}

impl Drop for InUse {
    /// Nothing tells which test is the last. So whenever none has a browser and no other wants one
    /// soon, all are closed: none is left when the process ends.
    fn drop(&mut self) {
        let mut pool = pool();
        pool.in_use -= 1;
        let waited = IN_USE.wait_timeout_while(pool, PAUSE, |pool| pool.in_use == 0);
        pool = waited.unwrap_or_else(PoisonError::into_inner).0;
        if pool.in_use == 0 {
            let idle = std::mem::take(&mut pool.idle);
            drop(pool);
            drop(idle);
        }
    }
}

/// A browser that another test has left.
pub fn take(engine: Engine) -> Option<Running> {
    let idle = &mut pool().idle;
    let place = idle.iter().position(|running| running.engine == engine)?;
    Some(idle.swap_remove(place))
}

pub fn leave(running: Running) {
    pool().idle.push(running);
}

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}
