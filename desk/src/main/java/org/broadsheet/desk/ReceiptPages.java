package org.broadsheet.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Instants;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Checkpoint;
import org.broadsheet.ledger.Entry;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The receipt of an entry: proof that it is in the log, and since when readers see it. */
final class ReceiptPages {
  private final Newsroom newsroom;
  private final Rendering rendering;
  private final Sightings sightings;

  ReceiptPages(Newsroom newsroom, Rendering rendering, Sightings sightings) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.sightings = sightings;
  }

  private Optional<Entry> entry(ServerRequest request) {
    String text = request.pathVariable("index");
    return text.matches("[0-9]{1,15}")
        ? newsroom
            .ledger()
            .entry(Long.parseLong(text))
            .filter(entry -> entry.event().subject().kind() == EntryKind.ARTICLE)
        : Optional.empty();
  }

  ServerResponse receipt(ServerRequest request) {
    Optional<Entry> found = entry(request);
    if (found.isEmpty()) {
      return rendering.message(request, 404, "not-found");
    }
    Entry entry = found.get();
    PublicationEvent event = entry.event();
    Words words = Rendering.words(request.servletRequest());
    Checkpoint checkpoint = newsroom.ledger().checkpoint().orElseThrow();
    List<String> proof =
        newsroom.ledger().inclusion(entry.index(), checkpoint.size()).path().stream()
            .map(hash -> Base64.getEncoder().encodeToString(hash.bytes()))
            .toList();
    List<String> approvals =
        event.approvals().stream()
            .map(approval ->
                approval.stage()
                    + " · "
                    + newsroom
                        .people()
                        .find(new PersonId(approval.person()))
                        .map(account -> account.name(words.language()))
                        .orElse(approval.person())
                    + " · "
                    + Instants.format(approval.time()))
            .toList();
    var shown =
        new ReceiptPage(
            entry.index(),
            event,
            Instants.format(event.time()),
            event.change().name().toLowerCase(java.util.Locale.ROOT),
            approvals,
            new String(checkpoint.note(), StandardCharsets.UTF_8),
            proof,
            sentence(words, entry));
    return rendering.page(request, "receipt", "receipt", Map.of("receipt", shown));
  }

  private String sentence(Words words, Entry entry) {
    Optional<Instant> since = sightings.since(entry.index());
    if (since.isPresent()) {
      return words.say(
          "visible-since",
          Instants.format(since.get()),
          Duration.between(entry.event().time(), since.get()).toMillis());
    }
    if (!sightings.asks()) {
      return words.say("visible-unknown");
    }
    return words.say(sightings.visible(entry.index()) ? "visible" : "visible-waiting");
  }

  /** The same sentence alone, for the page's script; 204 while there is nothing new to say. */
  ServerResponse visible(ServerRequest request) {
    Optional<Entry> found = entry(request);
    if (found.isEmpty() || sightings.since(found.get().index()).isEmpty()) {
      return ServerResponse.noContent().build();
    }
    Words words = Rendering.words(request.servletRequest());
    return ServerResponse.ok()
        .header("Content-Type", "text/plain;charset=utf-8")
        .header("Cache-Control", "no-store")
        .body(sentence(words, found.get()).getBytes(StandardCharsets.UTF_8));
  }
}
