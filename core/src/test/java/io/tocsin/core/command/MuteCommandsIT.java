package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.MuteCommands.Outcome;
import io.tocsin.core.mute.MuteChanged;
import io.tocsin.core.mute.MuteEnded;
import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteSet;
import io.tocsin.core.mute.MuteState;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.mute.Phase;
import io.tocsin.core.mute.SilenceMatcher;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MuteCommandsIT {

    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<SilenceMatcher> MATCHERS = List.of(new SilenceMatcher("host", "a|b", true, false));

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private MuteCommands mutes;

    @BeforeEach
    void open() {
        EventStorage.migrate(database.dataSource());
        mutes = node();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void holdAtOnceHereAndAfterALookElsewhere() {
        MuteCommands other = node();

        MuteId id = set(wish(NOW, HOUR)).id();

        assertThat(mutes.get().holds(id, NOW)).isTrue();
        assertThat(other.get().holds(id, NOW)).isFalse();
        other.refresh(NOW);
        assertThat(other.get().holds(id, NOW)).isTrue();
        assertThat(node().get().holds(id, NOW)).isTrue();
    }

    @Test
    void areTheSameObjectWhileNothingChanges() {
        set(wish(NOW, HOUR));
        Mutes before = mutes.get();

        mutes.refresh(NOW.plusSeconds(1));

        assertThat(mutes.get()).isSameAs(before);
        mutes.refresh(NOW.plus(HOUR));
        assertThat(mutes.get().isEmpty()).isTrue();
    }

    @Test
    void keepTheMatchersAndTheWholeHistory() {
        MuteState mute = set(wish(NOW, HOUR));
        MuteWish longer =
                new MuteWish("has ~host", MATCHERS, NOW, NOW.plus(HOUR).plus(HOUR), "petra", "longer");

        assertThat(mutes.change(mute.id(), longer, NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.mute().id()).isEqualTo(mute.id()));
        mutes.end(mute.id(), "@b", null, NOW.plusSeconds(120));
        mutes.end(mute.id(), "@c", null, NOW.plusSeconds(180));

        assertThat(mutes.history(mute.id()))
                .extracting(MuteEvent::getClass)
                .isEqualTo(List.of(MuteSet.class, MuteChanged.class, MuteEnded.class));
        MuteState after = mutes.find(mute.id()).orElseThrow();
        assertThat(after.matchers()).isEqualTo(MATCHERS);
        assertThat(after.comment()).isEqualTo("longer");
        assertThat(after.endedBy()).isEqualTo("@b");
        assertThat(after.phase(NOW.plusSeconds(120))).isEqualTo(Phase.EXPIRED);
    }

    @Test
    void beginAnewWhereAChangeWouldMakeThePastAnother() {
        MuteState before = set(wish(NOW, HOUR));
        MuteWish others = new MuteWish("~host = b", List.of(), null, NOW.plus(HOUR), "petra", null);

        Outcome outcome = mutes.change(before.id(), others, NOW.plusSeconds(60));

        MuteState after = ((Outcome.Done) outcome).mute();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(mutes.find(before.id()).orElseThrow().until()).isEqualTo(NOW.plusSeconds(60));
        assertThat(mutes.get().holding(NOW.plusSeconds(60))).containsExactly(after.id());
    }

    @Test
    void leaveTheOldOneWhenTheNewOneIsRefused() {
        MuteState before = set(wish(NOW, HOUR));
        MuteWish over = new MuteWish("~host = b", List.of(), null, NOW, "petra", null);

        assertThat(mutes.change(before.id(), over, NOW.plusSeconds(60))).isInstanceOf(Outcome.Refused.class);
        assertThat(mutes.get().holds(before.id(), NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void areSetOnceForOneKey() {
        MuteId first =
                ((Outcome.Done) mutes.set(wish(NOW, HOUR), "key", NOW)).mute().id();
        MuteId second =
                ((Outcome.Done) mutes.set(wish(NOW, HOUR), "key", NOW)).mute().id();

        assertThat(second).isEqualTo(first);
        assertThat(mutes.notOverAt(NOW)).hasSize(1);
    }

    @Test
    void refuseWhatIsNoConditionOnAlerts() {
        assertThat(refusal("~host = ")).startsWith("Expected a condition in MQL; ");
        assertThat(refusal("~host = a limit 3")).isEqualTo("Expected a condition alone, but more stands behind it");
        assertThat(refusal("flapping")).startsWith("Expected only what is known before there is an incident");
    }

    @Test
    void doNotKnowOthers() {
        MuteId nobody = MuteId.of(UUID.randomUUID());

        assertThat(mutes.find(nobody)).isEmpty();
        assertThat(mutes.history(nobody)).isEmpty();
        assertThat(mutes.end(nobody, "@a", null, NOW)).isEqualTo(new Outcome.NotFound());
        assertThat(mutes.change(nobody, wish(NOW, HOUR), NOW)).isEqualTo(new Outcome.NotFound());
    }

    private MuteCommands node() {
        return new MuteCommands(storage, Rulebook::builtIn, UUID::randomUUID, NOW);
    }

    private MuteState set(MuteWish wish) {
        return ((Outcome.Done) mutes.set(wish, null, NOW)).mute();
    }

    private String refusal(String match) {
        MuteWish wish = new MuteWish(match, List.of(), null, NOW.plus(HOUR), "petra", null);
        return ((Outcome.Refused) mutes.set(wish, null, NOW)).text();
    }

    private static MuteWish wish(Instant from, Duration time) {
        return new MuteWish("has ~host", MATCHERS, from, from.plus(time), "petra", "a new disk");
    }
}
