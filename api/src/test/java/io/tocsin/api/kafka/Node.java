package io.tocsin.api.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import java.time.Clock;

/** One life of one program: an intake and its way in from Kafka. */
final class Node implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final KafkaIntake kafka;
    private final Intake intake;

    Node(EventStorage storage, KafkaSettings settings, IntakeSettings limits) {
        intake = new Intake(storage, Rulebook::builtIn, Mutes::none, Clock.systemUTC(), limits, meters);
        kafka = new KafkaIntake(settings, intake, storage.once(), Clock.systemUTC(), meters);
        intake.start();
        kafka.start();
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    @Override
    public void close() {
        kafka.close();
        intake.close();
    }
}
