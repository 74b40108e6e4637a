//! The far end of the cable: a process in a namespace of its own that plays the devices.

use crate::devices;
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{BufRead, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::process::Command;
use std::time::Duration;

/// Runs a program of the system, which must succeed.
pub(crate) fn run(command: &str) -> String {
    let mut words = command.split(' ');
    let output = Command::new(words.next().unwrap())
        .args(words)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The hardware address of an interface.
pub(crate) fn mac(interface: &str) -> String {
    let told = run(&format!("ip -o link show {interface}"));
    let after = told.split("link/ether ").nth(1).unwrap();
    after.split(' ').next().unwrap().to_owned()
}

#[test]
#[ignore = "not a test: the process that plays the devices, started by the test"]
fn devices_at_the_far_end() {
    println!("\nSTARTED");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).unwrap();
    run("ip link set lo up");
    for device in devices::ALL {
        run(&format!(
            "ip addr add {}/24 dev cs1",
            Ipv4Addr::from(device)
        ));
    }
    run("ip link set cs1 up");
    for (port, group) in [
        (3702, 250),
        (1900, 250),
        (37020, 250),
        (37810, 251),
        (5353, 0),
    ] {
        let group = match group {
            0 => Ipv4Addr::new(224, 0, 0, 251),
            last => Ipv4Addr::new(239, 255, 255, last),
        };
        let socket = udp(SocketAddr::from(([0, 0, 0, 0], port)));
        socket
            .join_multicast_v4(&group, &Ipv4Addr::from(devices::HIKVISION))
            .unwrap();
        std::thread::spawn(move || answer(&socket, port));
    }
    for device in devices::ALL {
        for port in [80, 443, 554] {
            if let Some(page) = devices::at_port(device, port) {
                let listener = TcpListener::bind((Ipv4Addr::from(device), port)).unwrap();
                std::thread::spawn(move || serve(&listener, &page));
            }
        }
    }
    println!("READY {}", mac("cs1"));
    // The test closes the pipe when it is over, and the time is bounded whatever happens.
    std::thread::spawn(|| {
        std::thread::sleep(Duration::from_mins(2));
        std::process::exit(3);
    });
    let _ = std::io::stdin().lock().read_line(&mut line);
}

fn udp(at: SocketAddr) -> UdpSocket {
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP)).unwrap();
    socket.set_reuse_address(true).unwrap();
    socket.bind(&at.into()).unwrap();
    // Answers to a group do not come back to the devices themselves.
    socket.set_multicast_loop_v4(false).unwrap();
    if let SocketAddr::V4(v4) = at
        && !v4.ip().is_unspecified()
    {
        socket.set_multicast_if_v4(v4.ip()).unwrap();
    }
    socket.into()
}

fn answer(socket: &UdpSocket, port: u16) {
    let mut buffer = [0; 4096];
    while let Ok((length, from)) = socket.recv_from(&mut buffer) {
        for device in devices::ALL {
            if let Some(answer) = devices::to_inquiry(device, port, &buffer[..length]) {
                // Goods of Hikvision answer to the whole group; all others to the asker.
                let to = if port == 37020 {
                    SocketAddr::from(([239, 255, 255, 250], port))
                } else {
                    from
                };
                udp(SocketAddr::from((device, port)))
                    .send_to(&answer, to)
                    .unwrap();
            }
        }
    }
}

fn serve(listener: &TcpListener, page: &[u8]) {
    for stream in listener.incoming().flatten() {
        let mut stream = stream;
        stream
            .set_read_timeout(Some(Duration::from_secs(2)))
            .unwrap();
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(page);
    }
}
