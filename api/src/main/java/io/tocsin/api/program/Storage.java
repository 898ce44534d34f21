package io.tocsin.api.program;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.api.kafka.KafkaIntake;
import io.tocsin.api.rebuild.Rebuilding;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.intake.Redelivery;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.History;
import io.tocsin.core.store.MessageLog;
import io.tocsin.core.store.PastEvents;
import io.tocsin.core.store.StoredHistory;
import io.tocsin.core.timer.Timers;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.match.Changes;
import io.tocsin.projections.match.Matchables;
import io.tocsin.projections.message.RejectedMessages;
import io.tocsin.projections.past.PastTables;
import io.tocsin.projections.queue.IncidentArchive;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.rebuild.Rebuild;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.AnsweredIncidents;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.Retrospectives;
import io.tocsin.projections.search.SeenTexts;
import io.tocsin.projections.search.SimilarIncidents;
import io.tocsin.projections.search.ValueMemory;
import io.tocsin.projections.timeline.Timeline;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and all that stands on it; closed in the opposite order. */
@Configuration(proxyBeanMethods = false)
class Storage {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Database database(TocsinSettings settings, StartGuard guard) {
        guard.check();
        return Database.open(settings);
    }

    @Bean
    EventStorage eventStorage(Database database, TocsinSettings settings, InstantSource clock) {
        DemoStart.load(database.writing(), settings, clock);
        EventStorage storage = new EventStorage(database.writing());
        if (database.isOurs()) {
            storage.freeClaims();
        }
        return storage;
    }

    @Bean
    RulebookCommands rulebookCommands(EventStorage storage) {
        return new RulebookCommands(storage);
    }

    @Bean
    Backtests backtests(Database database, InstantSource clock) {
        return new Backtests(new PastEvents(database.working()), clock, UUID::randomUUID);
    }

    @Bean
    MuteCommands muteCommands(EventStorage storage, RulebookCommands rulebook, InstantSource clock) {
        return new MuteCommands(storage, rulebook, UUID::randomUUID, clock.instant());
    }

    @Bean
    RulebookFile rulebookFile(TocsinSettings settings, RulebookCommands rulebook, InstantSource clock) {
        RulebookFile file = new RulebookFile(settings.rulebook(), rulebook, clock);
        file.start();
        return file;
    }

    @Bean
    ClosingRules closingRules(
            RulebookCommands rulebook, IncidentSearch search, EventStorage storage, InstantSource clock) {
        return new ClosingRules(rulebook, search, storage, clock);
    }

    @Bean
    OwnAlerts ownAlerts(Intake intake, InstantSource clock) {
        return new OwnAlerts(intake, clock);
    }

    @Bean
    Vitals vitals(
            Intake intake,
            Timers timers,
            Feed feed,
            EventStorage storage,
            InstantSource clock,
            MeterRegistry registry,
            TocsinSettings settings) {
        return new Vitals(intake, timers, feed, storage, clock, registry, settings.ownAlerts());
    }

    @Bean
    Projector projector(Database database) {
        return new Projector(database.writing(), ProjectionsSchema.LIVE);
    }

    @Bean
    Rebuilding rebuilding(EventStorage storage, Database database, InstantSource clock) {
        return new Rebuilding(new Rebuild(storage.log(), database.working(), clock), database.working(), clock);
    }

    @Bean
    Feed feed(EventStorage storage, Projector projector, MeterRegistry registry) {
        return new Feed(storage, projector, registry);
    }

    @Bean
    Intake intake(
            EventStorage storage,
            RulebookCommands rulebook,
            MuteCommands mutes,
            InstantSource clock,
            TocsinSettings settings,
            MeterRegistry registry) {
        IntakeSettings defaults = IntakeSettings.defaults();
        IntakeSettings limits = new IntakeSettings(
                settings.limits().waitingMessages(),
                settings.limits().waitingBodies().toBytes(),
                defaults.batchMessages(),
                defaults.batchEvents(),
                defaults.closedAlertsInMemory());
        return new Intake(storage, rulebook, mutes, clock, limits, registry);
    }

    @Bean
    KafkaIntake kafkaIntake(
            TocsinSettings settings, Intake intake, EventStorage storage, InstantSource clock, MeterRegistry registry) {
        return new KafkaIntake(settings.kafka(), intake, storage.once(), clock, registry);
    }

    @Bean
    IncidentCommands incidentCommands(EventStorage storage, RulebookCommands rulebook, TocsinSettings settings) {
        return new IncidentCommands(storage, rulebook, settings.security().admins());
    }

    @Bean
    Timers timers(EventStorage storage, RulebookCommands rulebook, InstantSource clock, MeterRegistry registry) {
        return new Timers(storage, rulebook, clock, registry);
    }

    @Bean
    IncidentQueue incidentQueue(Database database) {
        return new IncidentQueue(database.reading());
    }

    @Bean
    AlertBook alertBook(Database database) {
        return new AlertBook(database.reading());
    }

    @Bean
    ValueMemory valueMemory() {
        return new ValueMemory();
    }

    @Bean
    History history(Database database) {
        return new StoredHistory(database.reading());
    }

    @Bean
    Past past(History history, Database database, TocsinSettings settings) {
        return new PastTables(history, database.reading(), settings.limits().search());
    }

    @Bean
    IncidentSearch incidentSearch(Database database, TocsinSettings settings, ValueMemory values, Past past) {
        return new IncidentSearch(database.reading(), settings.limits().search(), values, past);
    }

    @Bean
    AlertSearch alertSearch(Database database, TocsinSettings settings, ValueMemory values, Past past) {
        return new AlertSearch(database.reading(), settings.limits().search(), values, past);
    }

    @Bean
    IncidentFigures incidentFigures(Database database, TocsinSettings settings, ValueMemory values, Past past) {
        return new IncidentFigures(database.reading(), settings.limits().search(), values, past);
    }

    @Bean
    AnsweredIncidents answeredIncidents(Database database, TocsinSettings settings, ValueMemory values) {
        return new AnsweredIncidents(database.reading(), settings.limits().search(), values);
    }

    @Bean
    SimilarIncidents similarIncidents(Database database, TocsinSettings settings) {
        return new SimilarIncidents(database.reading(), settings.limits().search());
    }

    @Bean
    Retrospectives retrospectives(Database database, TocsinSettings settings, ValueMemory values) {
        return new Retrospectives(database.reading(), settings.limits().search(), values);
    }

    @Bean
    SeenTexts seenTexts(Database database, TocsinSettings settings, InstantSource clock) {
        return new SeenTexts(database.reading(), settings.limits().search(), clock);
    }

    @Bean
    Matchables matchables(Database database) {
        return new Matchables(database.reading());
    }

    @Bean
    Changes changes(EventStorage storage, Database database) {
        return new Changes(storage.news(), database.reading());
    }

    @Bean
    Timeline timeline(Database database) {
        return new Timeline(database.reading());
    }

    @Bean
    RejectedMessages rejectedMessages(Database database) {
        return new RejectedMessages(database.reading());
    }

    @Bean
    MessageLog messageLog(Database database) {
        return new MessageLog(database.reading());
    }

    @Bean
    Redelivery redelivery(MessageLog messages, Intake intake, InstantSource clock) {
        return new Redelivery(messages, intake, clock);
    }

    @Bean
    IncidentArchive incidentArchive(Database database) {
        return new IncidentArchive(database.reading());
    }
}
