package org.broadsheet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;

/** Takes a story in from elsewhere as a draft. It is reviewed like any other. */
public final class TakeIn {
  private final Workroom room;

  TakeIn(Workroom room) {
    this.room = room;
  }

  /**
   * Takes it in, once: an original that is here or in the log already is refused with its story.
   *
   * @param person who brings it, empty where a program does; whoever then sends it in answers for
   *     it
   * @param origin which original this is; stands in the entry that publishes it first
   * @param warnings what the reader of the original was not sure of, one line each
   */
  public Outcome<Saved> draft(
      Optional<PersonId> person,
      Article article,
      PublicationEvent.Origin origin,
      List<String> warnings) {
    byte[] bytes = article.canonical();
    return room.database()
        .inWriteTransaction(tx -> {
          Optional<Refused> refused =
              person.flatMap(p -> room.refuses(tx, p, Act.TAKE_IN, article.channel()));
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          Optional<ArticleId> here = room.stories().byOrigin(tx, origin.key());
          if (here.isPresent()) {
            return Outcome.no(new Refused.AlreadyHere(here.get()));
          }
          var logged = room.ledger().imported(tx, List.of(origin.key())).get(origin.key());
          if (logged != null) {
            return Outcome.no(new Refused.AlreadyHere(new ArticleId(logged.subject().id())));
          }
          Instant now = room.now();
          var id = ArticleId.random(room.random());
          var version = new Version(1, Hash.of(bytes), bytes, person.orElse(null), now);
          room.stories()
              .insert(
                  tx,
                  Story.begun(id, article, person.orElse(null), origin, oneLine(warnings), now));
          room.stories().insert(tx, id, version);
          return Outcome.done(new Saved(id, 1, version.hash()));
        });
  }

  private static List<String> oneLine(List<String> warnings) {
    return warnings.stream().map(warning -> warning.replaceAll("\\s+", " ")).toList();
  }
}
