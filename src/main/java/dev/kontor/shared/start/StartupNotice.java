package dev.kontor.shared.start;

import java.util.List;

/// A paragraph that is printed when the process is ready, for instance the logins of the demo shop. Beans of
/// this type are found by themselves; nothing is printed in production.
public interface StartupNotice {

    String title();

    List<String> lines();
}
