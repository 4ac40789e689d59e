//! How the preview begins and ends.

use super::*;

#[test]
fn drafts_show_only_when_asked() {
    let site = site();
    site.write("articles/d.md", "+++\ntitle = \"Secret draft\"\ndate = 2024-04-12\ndraft = true\n+++\nChina.\n");
    assert_eq!(Server::start(&site, &[]).get("/briefings/secret-draft/").status, 404);
    assert_eq!(Server::start(&site, &["--drafts"]).get("/briefings/secret-draft/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_said_or_passed_over() {
    let site = site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = site.command("serve").args(["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(&format!("port {port} is taken")), "{}", stderr(&output));
    // It does not matter who has the port, this test or somebody else on the machine.
    let _default = TcpListener::bind("127.0.0.1:4000");
    let server = Server::run(site.command("serve"));
    assert!((4001..4100).contains(&server.port), "{}", server.port);
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn wrong_usage_is_said() {
    let site = site();
    for (arguments, word) in [
        (&["--host", "example.org"][..], "invalid IP address"),
        (&["--port", "70000"], "70000"),
        (&["--base-url", "https://desk.example"], "no --base-url"),
        (&["--root", "/nowhere/at/all"], "is not a folder"),
    ] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        command.arg("serve").args(arguments);
        if !arguments.contains(&"--root") {
            command.arg("--root").arg(site.root());
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(word), "{arguments:?}: {}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_in_peace() {
    let site = site();
    let mut server = Server::start(&site, &[]);
    let mut versions = server.versions();
    versions.next().unwrap();
    let process = server.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    assert_eq!(versions.next(), None, "an open stream must end");
    let start = Instant::now();
    let code = loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            break status.code();
        }
        assert!(start.elapsed() < PATIENCE, "it did not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(code, Some(0));
}

#[cfg(unix)]
#[test]
fn the_browser_is_opened_when_asked() {
    let site = site();
    // Whatever opens addresses on this machine must not, so that the test leaves no window behind.
    let bin = site.path("bin");
    let opened = site.path("opened");
    for name in ["xdg-open", "open", "gio", "gnome-open", "kde-open", "wslview"] {
        site.write(&format!("bin/{name}"), format!("#!/bin/sh\necho \"$@\" > {}\n", opened.display()));
        site.permit(&format!("bin/{name}"), 0o755);
    }
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let start = |arguments: &[&str]| {
        let mut command = site.command("serve");
        command.args(["--port", "0"]).args(arguments).env("PATH", &path);
        Server::run(command)
    };
    drop(start(&[]));
    assert!(!opened.exists(), "nobody has asked for a browser");
    let server = start(&["--open"]);
    let url = format!("http://127.0.0.1:{}/", server.port);
    server.eventually("the browser", |_| std::fs::read_to_string(&opened).ok().filter(|said| said.contains(&url)));
}
