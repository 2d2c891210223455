package org.broadsheet.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The desk without its web pages: people and editorial acts, for the pages, for commands and for
 * tests. All acts are safe for many threads and for several processes on one database.
 */
public final class Newsroom {
  private static final String MIGRATIONS = "org/broadsheet/desk/db";
  private static final String HISTORY = "desk_flyway_history";

  private final Workroom room;
  private final Chains chains;
  private final Invitations invitations;
  private final NewPassword newPassword;
  private final Administer administer;
  private final Sessions sessions;
  private final SignIn signIn;
  private final SetUp setUp;
  private final Write write;
  private final Holds holds = new Holds();

  private Newsroom(Database database, Ledger ledger, InstantSource clock) {
    var random = new SecureRandom();
    var passwords = new Passwords();
    var record = new RoleRecord(ledger, clock, random);
    var people = new People(database, clock, random, passwords, record);
    this.room =
        new Workroom(
            database,
            ledger,
            new Stories(database.dialect()),
            people,
            clock,
            random,
            new KnownSite(ledger));
    this.chains = new Chains(database, people);
    this.sessions = new Sessions(database, clock, random);
    this.invitations = new Invitations(database, people, clock, random, record);
    this.newPassword = new NewPassword(database, people, clock, random);
    this.administer = new Administer(database, people, sessions, invitations, newPassword);
    this.signIn = new SignIn(database, people, sessions, passwords, clock);
    this.setUp = new SetUp(database, people, clock, random);
    this.write = new Write(room, take());
  }

  /** The newsroom in the ledger's own database; its tables are brought up to date. */
  public static Newsroom open(Database database, Ledger ledger, InstantSource clock) {
    database.migrate(MIGRATIONS, HISTORY);
    return new Newsroom(database, ledger, clock);
  }

  /** The accounts. */
  public People people() {
    return room.people();
  }

  /** Who is signed in. */
  public Sessions sessions() {
    return sessions;
  }

  /** Signing in. */
  public SignIn signIn() {
    return signIn;
  }

  /** The first administrator. */
  public SetUp setUp() {
    return setUp;
  }

  /** Those who were asked to join. */
  public Invitations invitations() {
    return invitations;
  }

  /** Setting a password that was forgotten. */
  public NewPassword newPassword() {
    return newPassword;
  }

  /** What administrators do about people. */
  public Administer administer() {
    return administer;
  }

  /** Which reviews a story needs. */
  public Chains chains() {
    return chains;
  }

  /**
   * A stage of this chain that nobody could give, whoever the author.
   *
   * @param channel null for the desk: only roles that count everywhere are asked
   */
  Optional<Role> unstaffed(Chain chain, @Nullable ChannelPath channel) {
    return room.database()
        .jdbi()
        .withHandle(handle -> chains.unstaffed(handle, chain, channel, Set.of()));
  }

  /** A stage that nobody would be left for if this person sent the story in now. */
  public Optional<Role> unstaffed(Story story, PersonId person) {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            submit().unstaffed(handle, person, story, chains.of(handle, story.channel())));
  }

  /** Taking a story in from elsewhere. */
  public TakeIn takeIn() {
    return new TakeIn(room);
  }

  /** Writing. */
  public Write write() {
    return write;
  }

  /** Taking hold of a story for writing. */
  public Take take() {
    return new Take(room, holds);
  }

  /** Keeping what is being typed. */
  public Keep keep() {
    return new Keep(room, write, take(), holds);
  }

  /** Who is writing at the story now. */
  public Optional<Hold> hold(ArticleId id) {
    return room.database()
        .jdbi()
        .withHandle(handle -> holds.find(handle, id))
        .filter(hold -> !hold.lapsed(room.now()));
  }

  /** Who took the story over from whom, the earliest first. */
  public List<Hold.Takeover> takeovers(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> holds.takeovers(handle, id));
  }

  /** Sending in for review. */
  public Submit submit() {
    return new Submit(room, chains);
  }

  /** Approving. */
  public Approve approve() {
    return new Approve(room, emergency());
  }

  /** Returning with a comment. */
  public SendBack sendBack() {
    return new SendBack(room);
  }

  /** Publishing. */
  public Publish publish() {
    return new Publish(room);
  }

  /** Beginning a correction or clarification. */
  public Correct correct() {
    return new Correct(room, write);
  }

  /** Publishing before the reviews. */
  public Emergency emergency() {
    return new Emergency(room, chains, publish());
  }

  /** Publishing and withdrawing at a time. */
  public Plans plans() {
    return new Plans(room, publish(), withdraw());
  }

  /** Handing over, due times, embargoes. */
  public Arrange arrange() {
    return new Arrange(room);
  }

  /** Remarks and proofs. */
  public Remarks remarks() {
    return new Remarks(room);
  }

  /** Taking on what was published without the desk. */
  public Adopt adopt() {
    return new Adopt(room);
  }

  /** Making votes and changing them. */
  public AskReaders askReaders() {
    return new AskReaders(room);
  }

  /** Withdrawing. */
  public Withdraw withdraw() {
    return new Withdraw(room);
  }

  /** The story with this id. */
  public Optional<Story> story(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> room.stories().find(handle, id));
  }

  /** These stories, by id; those that are not there are left out. */
  Map<ArticleId, Story> stories(Collection<ArticleId> ids) {
    return room.database().jdbi().withHandle(handle -> room.stories().all(handle, ids));
  }

  /** Its versions, the oldest first. */
  public List<Version> versions(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> room.stories().versions(handle, id));
  }

  /** One of its versions. */
  public Optional<Version> version(ArticleId id, int n) {
    return room.database().jdbi().withHandle(handle -> room.stories().versionOrNone(handle, id, n));
  }

  /** Its reviews, the oldest first. */
  public List<Review> reviews(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> room.stories().reviews(handle, id));
  }

  /** At most 200 stories in this state that they may see, the one changed last first. */
  public List<Story> inState(StoryState state, Account who) {
    return room.database().jdbi().withHandle(handle -> room.stories().inState(handle, state, who));
  }

  /** At most 200 stories that they may see, not yet published and due by then. */
  List<Story> dueBy(Instant time, Account who) {
    return room.database().jdbi().withHandle(handle -> room.stories().dueBy(handle, time, who));
  }

  /** At most 200 stories of which this person saved a version, the one changed last first. */
  public List<Story> writtenBy(Account who) {
    return room.database().jdbi().withHandle(handle -> room.stories().writtenBy(handle, who));
  }

  /** At most 200 stories in work that have these words in their headline. */
  List<Story> inWork(String words, Account who) {
    return room.database().jdbi().withHandle(handle -> new Listed(handle, who).inWork(words));
  }

  /** Whether this person could judge the newest version if it were in review. */
  public boolean mayJudge(Story story, PersonId person) {
    return room.database()
        .jdbi()
        .withHandle(handle -> room.refusesJudge(handle, story, person).isEmpty());
  }

  /** Why this person cannot give the review that comes next; empty if they can. */
  Optional<Refused> refusesJudge(Story story, PersonId person) {
    return room.database().jdbi().withHandle(handle -> room.refusesJudge(handle, story, person));
  }

  /** Of these stories in review, those whose next review this person can give. */
  Set<ArticleId> judgeable(List<Story> stories, Account who) {
    List<ArticleId> ids = stories.stream().map(Story::id).toList();
    return room.database()
        .jdbi()
        .withHandle(handle -> {
          var writers = room.stories().writers(handle, ids);
          var approvals = room.stories().approvals(handle, ids);
          return stories.stream()
              .filter(story ->
                  Workroom.refusesJudge(
                          story,
                          who.id(),
                          Optional.of(who),
                          Workroom.writers(story, writers.getOrDefault(story.id(), Set.of())),
                          approvals.getOrDefault(story.id(), List.of()))
                      .isEmpty())
              .map(Story::id)
              .collect(Collectors.toSet());
        });
  }

  /** Who wrote or sent in any of what is not yet reviewed and seen by readers. */
  Set<PersonId> writers(Story story) {
    return room.database().jdbi().withHandle(handle -> room.writers(handle, story));
  }

  /** Whether this person wrote or sent in any of what is not yet reviewed and seen by readers. */
  public boolean wrote(Story story, PersonId person) {
    return room.database().jdbi().withHandle(handle -> room.owns(handle, story, person));
  }

  /** The site as the log has it last. */
  public Site site() {
    return room.site();
  }

  /** The log that this newsroom publishes to. */
  public Ledger ledger() {
    return room.ledger();
  }
}
