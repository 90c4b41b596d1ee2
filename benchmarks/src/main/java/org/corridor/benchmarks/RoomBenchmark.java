package org.corridor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Many who watch a room while many write: how long until a command is acknowledged, how long until
/// everybody who may see it is told, whether anything is lost or out of order, and what the server
/// keeps in memory.
public final class RoomBenchmark {
  private static final String PASSWORD = "a password for the benchmark";
  private static final int LATENCY_MAX_MS = 60_000;
  private static final long WARM_NANOS = 30_000_000_000L;
  private static final Pattern TOLD = Pattern.compile("\"number\":(\\d+),\"at\":\"([^\"]+)\"");

  private final int port;
  private final AtomicLongArray told = new AtomicLongArray(LATENCY_MAX_MS + 1);
  private final AtomicLongArray acknowledged = new AtomicLongArray(LATENCY_MAX_MS + 1);
  private final AtomicLong outOfOrder = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean over;

  /// Is the server warm? Until then nothing is counted.
  private volatile boolean warm;

  private final AtomicLong entriesTold = new AtomicLong();

  private RoomBenchmark(int port) {
    this.port = port;
  }

  /// How many do how much for how long.
  private record Load(int watchers, int rate, int seconds, int writers) {}

  /// Somebody in the room.
  private static final class Person {
    private final String name;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(cookies)
        .build();

    Person(String name) {
      this.name = name;
    }

    String cookie(String wanted) {
      return cookies.getCookieStore().getCookies().stream()
          .filter(c -> c.getName().equals(wanted))
          .map(HttpCookie::getValue)
          .findFirst()
          .orElse("");
    }
  }

  /// One who watches, and the number of the last entry they were told.
  private static final class Watcher {
    private final Person person;
    private volatile int last = -1;
    private volatile int first = -1;

    Watcher(Person person) {
      this.person = person;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, Integer> options = new LinkedHashMap<>(
        Map.of("--watchers", 500, "--rate", 200, "--seconds", 60, "--writers", 64));
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (!options.containsKey(args[i])) {
        throw new IllegalArgumentException(args[i] + "; there are " + options.keySet());
      }
      options.put(args[i], Integer.parseInt(args[i + 1]));
    }
    Path root = Path.of(System.getProperty("corridor.root", "."));
    Path data = Files.createTempDirectory("corridor-room-");
    ProcessBuilder room = new ProcessBuilder(
            root.resolve("corridor").toString(),
            "serve",
            "--example",
            "--port",
            "0",
            "--data",
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    room.environment().put("JDK_JAVA_OPTIONS", "-Xmx1g");
    Process server = room.start();
    Load load = new Load(
        options.getOrDefault("--watchers", 0),
        options.getOrDefault("--rate", 1),
        options.getOrDefault("--seconds", 0),
        options.getOrDefault("--writers", 1));
    try {
      measure(server, load);
    } finally {
      server.destroy();
      server.waitFor();
      System.out.println("(the record is in " + data + ")");
    }
  }

  private static void measure(Process server, Load load) throws IOException, InterruptedException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String password = "";
    int port = 0;
    for (String line = said.readLine(); line != null && port == 0; line = said.readLine()) {
      Matcher secret = Pattern.compile("password (\\S+)").matcher(line);
      password = secret.find() ? secret.group(1) : password;
      Matcher open = Pattern.compile("open: http://localhost:(\\d+)").matcher(line);
      port = open.find() ? Integer.parseInt(open.group(1)) : port;
      if (port != 0) {
        break;
      }
    }
    new RoomBenchmark(port).run(server.pid(), password, load);
  }

  private void run(long pid, String password, Load load) throws IOException, InterruptedException {
    Person admin = signIn("admin", password);
    Map<String, String> duties = new LinkedHashMap<>();
    duties.put("ua", "\"duty\":\"delegation\",\"party\":\"UA\"");
    duties.put("ru", "\"duty\":\"delegation\",\"party\":\"RU\"");
    duties.put("ua liaison", "\"duty\":\"liaison\",\"party\":\"UA\"");
    duties.put("ru liaison", "\"duty\":\"liaison\",\"party\":\"RU\"");
    for (String duty :
        List.of("monitor", "operator", "reception", "municipality", "public", "analyst")) {
      duties.put(duty, "\"duty\":\"" + duty + "\"");
    }
    Map<String, Person> people = new LinkedHashMap<>();
    people.put("admin", admin);
    for (Map.Entry<String, String> duty : duties.entrySet()) {
      post(
          admin,
          "/api/accounts",
          "{\"name\":\"" + duty.getKey() + "\",\"password\":\"" + PASSWORD + "\"," + duty.getValue()
              + "}");
      people.put(duty.getKey(), signIn(duty.getKey(), PASSWORD));
    }
    post(admin, "/api/items", """
        [{"source": {"id": "BENCH", "name": "benchmark"}}]""");

    List<Person> all = List.copyOf(people.values());
    List<Watcher> watchers = new ArrayList<>();
    for (int i = 0; i < load.watchers(); i++) {
      Watcher watcher = new Watcher(all.get(i % all.size()));
      watchers.add(watcher);
      Thread.ofVirtual().start(() -> watch(watcher));
    }
    while (watchers.stream().anyMatch(w -> w.last < 0)) {
      Thread.sleep(50);
    }
    System.out.printf("%d watch; heap after a collection %.0f MB%n", watchers.size(), heap(pid));
    write(people, load, pid);
    Thread.sleep(3_000);
    over = true;
    report(load, watchers, pid);
  }

  private void write(Map<String, Person> people, Load load, long pid) throws InterruptedException {
    int rate = load.rate();
    int writers = load.writers();
    long begun = System.nanoTime();
    long end = begun + load.seconds() * 1_000_000_000L;
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      threads.add(Thread.ofPlatform().start(() -> {
        while (true) {
          int n = next.getAndIncrement();
          long due = begun + n * 1_000_000_000L / rate;
          if (due >= end) {
            return;
          }
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          command(people, n);
        }
      }));
    }
    while (System.nanoTime() < begun + WARM_NANOS && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    warm = true;
    for (long second = 60; second * 1_000_000_000L < end - begun; second += 60) {
      while (System.nanoTime() < begun + second * 1_000_000_000L) {
        Thread.sleep(200);
      }
      // A collection of everything would hold up what is measured.
      System.out.printf(
          "after %d s: %,d commands, %d MB resident%n", second, sent.get(), resident(pid));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf("written in %.0f s: %.0f commands a second%n", took, sent.get() / took);
  }

  private void command(Map<String, Person> people, int n) {
    String at = Instant.now().toString();
    String what = switch (n % 3) {
      case 0 ->
        "ua {\"position\": {\"issue\": \"corridors\", \"party\": \"UA\", \"strength\": \"asked\","
            + " \"text\": \"number " + n + "\", \"source\": \"BENCH\", \"at\": \"" + at + "\"}}";
      case 1 ->
        "monitor {\"claim\": {\"id\": \"B" + n + "\", \"speaker\": \"a speaker\", \"act\":"
            + " \"assert\", \"proposition\": \"number " + n
            + "\", \"source\": \"BENCH\", \"at\": \"" + at + "\"}}";
      default ->
        "operator {\"headcount\": {\"instrument\": \"MRP-0305\", \"point\": \"P" + n % 20
            + "\", \"what\": \"boarded\", \"persons\": 1, \"source\": \"BENCH\", \"at\": \"" + at
            + "\"}}";
    };
    int space = what.indexOf(' ');
    Person person = Objects.requireNonNull(people.get(what.substring(0, space)));
    long begun = System.nanoTime();
    try {
      int status = post(person, "/api/items", "[" + what.substring(space + 1) + "]");
      count(acknowledged, (System.nanoTime() - begun) / 1_000_000);
      (status == 201 ? sent : refused).incrementAndGet();
    } catch (IOException e) {
      refused.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(AtomicLongArray histogram, long ms) {
    if (!warm) {
      return;
    }
    histogram.incrementAndGet(Math.clamp(ms, 0, LATENCY_MAX_MS));
  }

  private void watch(Watcher watcher) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      // Without chunks, which would part lines.
      out.write(("GET /api/live HTTP/1.0\r\nHost: 127.0.0.1:" + port + "\r\nCookie: "
              + "JSESSIONID=" + watcher.person.cookie("JSESSIONID") + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      boolean begun = false;
      for (String line = in.readLine(); line != null && !over; line = in.readLine()) {
        if (line.startsWith("id: ") && !begun) {
          watcher.last = Integer.parseInt(line.substring(4, line.indexOf('-')));
          watcher.first = watcher.last;
          begun = true;
        } else if (line.equals("event: again") && watcher.first != watcher.last) {
          again.incrementAndGet();
        } else if (line.startsWith("data: {\"number\"")) {
          Matcher entry = TOLD.matcher(line);
          if (entry.find()) {
            int number = Integer.parseInt(entry.group(1));
            if (number != watcher.last + 1) {
              outOfOrder.incrementAndGet();
            }
            watcher.last = number;
            entriesTold.incrementAndGet();
            count(
                told,
                Instant.now().toEpochMilli() - Instant.parse(entry.group(2)).toEpochMilli());
          }
        }
      }
    } catch (IOException e) {
      if (!over) {
        System.out.println("A watcher lost the line: " + e.getMessage());
      }
    }
  }

  private void report(Load load, List<Watcher> watchers, long pid)
      throws IOException, InterruptedException {
    // Before all of it is read, which the room keeps written out.
    double heap = heap(pid);
    long lost = 0;
    Map<Person, Integer> seen = new LinkedHashMap<>();
    for (Watcher watcher : watchers) {
      Integer entries = seen.get(watcher.person);
      if (entries == null) {
        entries = entries(watcher.person);
        seen.put(watcher.person, entries);
      }
      lost += Math.abs(entries - watcher.last);
    }
    System.out.printf(
        "%,d commands recorded, %,d refused or failed, of %d a second for %d s%n",
        sent.get(), refused.get(), load.rate(), load.seconds());
    System.out.println("Without the first " + WARM_NANOS / 1_000_000_000 + " s:");
    System.out.println("acknowledged, ms: " + percentiles(acknowledged));
    System.out.println("sent to told, ms: " + percentiles(told));
    System.out.printf(
        "entries told %,d; lost %d, out of order %d, read anew %d%n",
        entriesTold.get(), lost, outOfOrder.get(), again.get());
    System.out.printf("heap after a collection %.0f MB%n", heap);
  }

  /// How many entries somebody sees: the last number of their timeline.
  private int entries(Person person) throws IOException, InterruptedException {
    String timeline = person
        .http
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/timeline"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
    Matcher position = Pattern.compile("\"position\" : (\\d+)").matcher(timeline);
    int most = 0;
    while (position.find()) {
      most = Math.max(most, Integer.parseInt(position.group(1)));
    }
    return most;
  }

  private static long total(AtomicLongArray histogram) {
    long total = 0;
    for (int i = 0; i < histogram.length(); i++) {
      total += histogram.get(i);
    }
    return total;
  }

  private static String percentiles(AtomicLongArray histogram) {
    StringBuilder text = new StringBuilder();
    long total = total(histogram);
    for (double share : List.of(0.5, 0.9, 0.99, 0.999, 1.0)) {
      long sum = 0;
      int ms = 0;
      while (ms < histogram.length() - 1 && sum + histogram.get(ms) < share * total) {
        sum += histogram.get(ms++);
      }
      text.append(" p").append(share * 100).append(' ').append(ms);
    }
    return text.toString().strip();
  }

  /// Megabytes of memory that the server has.
  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(l -> l.startsWith("VmRSS"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /// Megabytes in use when what nobody needs has been thrown away.
  private static double heap(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      new ProcessBuilder(jcmd, pid + "", "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      String info = new String(
          new ProcessBuilder(jcmd, pid + "", "GC.heap_info")
              .start()
              .getInputStream()
              .readAllBytes(),
          StandardCharsets.UTF_8);
      Matcher used = Pattern.compile("used (\\d+)K").matcher(info);
      return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
    } catch (IOException e) {
      return Double.NaN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  private Person signIn(String name, String password) throws IOException, InterruptedException {
    Person person = new Person(name);
    get(person, "/api/me");
    post(
        person,
        "/api/session",
        "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8),
        "application/x-www-form-urlencoded");
    get(person, "/api/me");
    return person;
  }

  private void get(Person person, String path) throws IOException, InterruptedException {
    person.http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private int post(Person person, String path, String body)
      throws IOException, InterruptedException {
    return post(person, path, body, "application/json");
  }

  private int post(Person person, String path, String body, String type)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = person.http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", type)
            .header("X-XSRF-TOKEN", person.cookie("XSRF-TOKEN"))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      System.out.println(person.name + " " + path + ": " + answer.statusCode() + " "
          + answer.body().substring(0, Math.min(300, answer.body().length())));
    }
    return answer.statusCode();
  }
}
