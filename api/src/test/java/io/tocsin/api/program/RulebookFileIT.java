package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookFileIT {

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private RulebookCommands rulebook;
    private Path path;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        EventStorage.migrate(database.dataSource());
        rulebook = new RulebookCommands(storage);
        path = Files.writeString(folder.resolve("rulebook.yaml"), "reopen_within: 1h\n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isInForceFromTheStartAndOnlyOnce() {
        file().start();
        file().start();

        assertThat(rulebook.get().reopenWithin()).hasHours(1);
        assertThat(rulebook.versions()).singleElement().satisfies(version -> {
            assertThat(version.by()).isEqualTo("@file");
            assertThat(version.comment()).isEqualTo(path.toString());
        });
    }

    @Test
    void keepsTocsinFromStartingWhileItIsWrongAndThereIsNoOther() throws IOException {
        Files.writeString(path, "reopen_within: soon\n");

        assertThatExceptionOfType(RefusedToStartException.class)
                .isThrownBy(() -> file().start())
                .withMessageContaining("line 1, column 16");
        Files.delete(path);
        assertThatExceptionOfType(RefusedToStartException.class)
                .isThrownBy(() -> file().start())
                .withMessageContaining("cannot be read");
    }

    @Test
    void staysAsItWasWhileItIsWrongAndSaysSoOnce() throws IOException {
        RulebookFile file = file();
        file.start();
        Intake intake = intake();
        OwnAlerts alerts = new OwnAlerts(intake, Clock.systemUTC());

        Files.writeString(path, "reopen_within: soon\n");
        file.watch(alerts);
        file.watch(alerts);
        Files.writeString(path, "reopen_within: 2h\n");
        file.watch(alerts);
        file.watch(alerts);
        intake.close();

        assertThat(rulebook.get().reopenWithin()).hasHours(2);
        assertThat(count(AlertFired.class)).isEqualTo(1);
        assertThat(count(AlertResolved.class)).isEqualTo(1);
    }

    @Test
    void isSettledAfterAStartWhenItWasMendedMeanwhile() throws IOException {
        file().start();
        Files.writeString(path, "reopen_within: soon\n");
        try (Intake intake = intake()) {
            file().watch(new OwnAlerts(intake, Clock.systemUTC()));
        }
        Files.writeString(path, "reopen_within: 2h\n");
        try (Intake intake = intake()) {
            RulebookFile file = file();
            file.start();
            file.watch(new OwnAlerts(intake, Clock.systemUTC()));
        }

        assertThat(count(AlertFired.class)).isEqualTo(1);
        assertThat(count(AlertResolved.class)).isEqualTo(1);
    }

    @Test
    void startsWithTheLastVersionWhenTheFileIsWrong() throws IOException {
        file().start();
        Files.writeString(path, "reopen_within: soon\n");

        file().start();

        assertThat(rulebook.get().reopenWithin()).hasHours(1);
    }

    private Intake intake() {
        Intake intake = new Intake(
                storage,
                rulebook,
                Mutes::none,
                Clock.systemUTC(),
                IntakeSettings.defaults(),
                new SimpleMeterRegistry());
        intake.start();
        return intake;
    }

    private RulebookFile file() {
        return new RulebookFile(path, rulebook, Clock.systemUTC());
    }

    private long count(Class<?> type) {
        return storage.log().after(0, 1_000).stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .count();
    }
}
