package org.broadsheet.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.LedgerFailure;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticket that share cards inside WeChat are signed with, fetched and renewed while this runs.
 * It lies in the database until it ends, so that a restart asks for none, and of several desks one
 * fetches and the others find it there. Without a ticket nobody waits: there is just no card.
 */
public final class ShareTickets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShareTickets.class);

  /** A ticket is good for two hours; it is renewed this long before its end. */
  private static final Duration EARLY = Duration.ofMinutes(10);

  /** Between two looks at what another desk may have stored. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  /** How long a desk that said it would fetch is left to it; longer than both requests take. */
  private static final Duration CLAIM = Duration.ofSeconds(40);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);

  private static final String TICKET = "wechat.ticket";
  private static final String RENEWING = "wechat.renewing";

  private final WechatServer server;
  private final Database database;
  private final InstantSource clock;
  private volatile @Nullable Ticket shown;
  private Duration retry = FIRST_RETRY;
  private @Nullable Thread thread;

  /** A ticket and its end. */
  record Ticket(String value, Instant until) {}

  /** Reads and asks nothing yet; see {@link #start}. */
  public ShareTickets(WechatServer server, Database database, InstantSource clock) {
    this.server = server;
    this.database = database;
    this.clock = clock;
  }

  /** Begins to keep a ticket, in a thread of its own. The newsroom's tables must be there. */
  public ShareTickets start() {
    thread = Thread.ofVirtual().name("share-tickets").start(this::run);
    return this;
  }

  /** The ticket, if there is a good one at this moment. Never waits. */
  public Optional<String> current() {
    Ticket ticket = shown;
    return ticket != null && clock.instant().isBefore(ticket.until())
        ? Optional.of(ticket.value())
        : Optional.empty();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Duration pause;
        try {
          pause = turn();
        } catch (JdbiException | LedgerFailure e) {
          LOG.warn("The ticket for share cards in WeChat could not be looked up", e);
          pause = LOOK;
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** Looks once, fetches if it is time, and says how long nothing needs to be done. */
  Duration turn() throws InterruptedException {
    Instant now = clock.instant();
    Ticket kept = stored();
    shown = kept;
    if (kept != null && now.plus(EARLY).isBefore(kept.until())) {
      return LOOK;
    }
    if (!claim(now)) {
      return LOOK;
    }
    return switch (server.ticket()) {
      case WechatServer.Answer.Ticket fresh -> {
        var ticket = new Ticket(fresh.value(), now.plus(fresh.lasts()));
        // A crash before this line costs one more request after the restart, nothing else.
        store(ticket);
        shown = ticket;
        retry = FIRST_RETRY;
        yield LOOK;
      }
      case WechatServer.Answer.Refused refused -> {
        LOG.warn(
            "WeChat gave no ticket, so stories shared there show plain cards: {}. Next try in {} s",
            refused.reason(),
            retry.toSeconds());
        Duration pause = retry;
        retry =
            retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        release();
        yield pause;
      }
    };
  }

  private @Nullable Ticket stored() {
    Optional<String> text =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT value FROM desk_setting WHERE name = :name")
                    .bind("name", TICKET)
                    .mapTo(String.class)
                    .findFirst());
    try {
      if (text.isPresent()
          && Json.parse(text.get().getBytes(StandardCharsets.UTF_8))
              instanceof Json.Object(Map<String, Json> members)
          && members.get("account") instanceof Json.Text(String account)
          && account.equals(server.appId())
          && members.get("ticket") instanceof Json.Text(String ticket)
          && members.get("until") instanceof Json.Int(long until)) {
        return new Ticket(ticket, Instant.ofEpochMilli(until));
      }
    } catch (MalformedContent e) {
      LOG.warn("The stored ticket cannot be read and is fetched anew", e);
    }
    return null;
  }

  private void store(Ticket ticket) {
    var members = new LinkedHashMap<String, Json>();
    members.put("account", new Json.Text(server.appId()));
    members.put("ticket", new Json.Text(ticket.value()));
    members.put("until", new Json.Int(ticket.until().toEpochMilli()));
    String json = new String(new Json.Object(members).canonical(), StandardCharsets.UTF_8);
    database.inWriteTransaction(tx ->
        tx.createUpdate(
                "INSERT INTO desk_setting (name, value) VALUES (:name, :value)"
                    + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .bind("name", TICKET)
            .bind("value", json)
            .execute());
  }

  /** Whether this desk is the one to fetch: one statement, so two desks never both are. */
  private boolean claim(Instant now) {
    int claimed =
        database.inWriteTransaction(tx ->
            tx.createUpdate(
                    "INSERT INTO desk_setting (name, value) VALUES (:name, :until)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                        + " WHERE CAST(desk_setting.value AS BIGINT) <= :now")
                .bind("name", RENEWING)
                .bind("until", Long.toString(now.plus(CLAIM).toEpochMilli()))
                .bind("now", now.toEpochMilli())
                .execute());
    return claimed == 1;
  }

  private void release() {
    database.inWriteTransaction(tx ->
        tx.createUpdate("DELETE FROM desk_setting WHERE name = :name")
            .bind("name", RENEWING)
            .execute());
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
