package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.corridor.workflows.Viewer;
import org.corridor.workflows.Viewer.Duty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A room, with the database it has in real use, and one of each who may come in.
abstract class EverybodyInARoom {
  static final String PASSWORD = "a long enough password";
  static final String IT = "MRP-0305";

  @TempDir
  static Path folder;

  private static @Nullable Running running;

  /// Names by who they are: C coordinator, D delegation and L liaison of UA, d and l of RU, …
  static final Map<String, Viewer> PEOPLE = new LinkedHashMap<>();

  private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();

  static {
    PEOPLE.put("C", new Viewer(Duty.COORDINATOR, ""));
    PEOPLE.put("D", new Viewer(Duty.DELEGATION, "UA"));
    PEOPLE.put("L", new Viewer(Duty.LIAISON, "UA"));
    PEOPLE.put("d", new Viewer(Duty.DELEGATION, "RU"));
    PEOPLE.put("l", new Viewer(Duty.LIAISON, "RU"));
    PEOPLE.put("M", new Viewer(Duty.MONITOR, ""));
    PEOPLE.put("O", new Viewer(Duty.OPERATOR, ""));
    PEOPLE.put("R", new Viewer(Duty.RECEPTION, ""));
    PEOPLE.put("T", new Viewer(Duty.MUNICIPALITY, ""));
    PEOPLE.put("P", new Viewer(Duty.PUBLIC, ""));
    PEOPLE.put("A", new Viewer(Duty.ANALYST, ""));
  }

  static Running room() {
    return Objects.requireNonNull(running);
  }

  static Client client(String who) {
    return Objects.requireNonNull(CLIENTS.get(who));
  }

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    running = Running.start(Running.Settings.here(folder.resolve("data"), true, null));
    Client admin = new Client(room().port());
    assertThat(admin.signIn("admin", room().password())).isEqualTo(204);
    for (Map.Entry<String, Viewer> person : PEOPLE.entrySet()) {
      String duty = Duties.word(person.getValue().duty());
      CLIENTS.put(
          person.getKey(),
          admin.newcomer(
              name(person.getKey()), PASSWORD, duty, person.getValue().party()));
    }
  }

  /// Letters that differ in case only are no names.
  static String name(String letter) {
    return "person " + (int) letter.charAt(0);
  }

  @AfterAll
  static void close() {
    room().close();
  }
}
