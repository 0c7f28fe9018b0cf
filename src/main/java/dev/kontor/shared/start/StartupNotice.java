package dev.kontor.shared.start;

import java.util.List;

/// A paragraph printed when the process is ready, for instance the demo logins. Beans of this type are collected
/// automatically; nothing is printed in production.
public interface StartupNotice {

    String title();

    List<String> lines();
}
