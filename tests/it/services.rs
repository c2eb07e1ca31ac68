//! The services of `examples/`: each as a process of its own, over HTTP, with the emulator as the API.

mod health;
mod program;
mod sender;
mod show;
mod start;
mod stop;
mod visit;
mod webhooks;

/// A test of each function for both services.
macro_rules! in_both {
    ($($case:ident)+) => {
        mod with_axum {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    super::$case("axum_service").await;
                }
            )+
        }
        mod with_actix {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $case() {
                    super::$case("actix_service").await;
                }
            )+
        }
    };
}
use in_both;
