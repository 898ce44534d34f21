package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.Baton;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.incident.Snooze;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One random history of a project: the same steps for the real store and for the model, in which each rule is a plain line. */
final class History {

    private static final int STEPS = 40;
    private static final int TRIGGERS = 3;
    private static final int HOSTS = 3;
    private static final List<String> PEOPLE = List.of("@a", "@b", "@c");
    private static final List<String> ASKED = List.of("@a", "@b", "@c", "#l1", "#l2");
    private static final Map<String, String> TEAM = Map.of("@a", "#l1", "@b", "#l1", "@c", "#l2");

    private final Random random;
    private final Desk desk;
    private final IncidentCommands commands;
    private final Timers timers;
    private final String project;
    private final Map<IncidentNumber, ModelIncident> incidents = new TreeMap<>();
    private final Map<Integer, ModelIncident> newest = new LinkedHashMap<>();
    private final Map<Integer, ModelIncident> incidentOf = new LinkedHashMap<>();
    private final Map<Integer, Severity> open = new LinkedHashMap<>();
    private final Map<Integer, MuteId> mutes = new LinkedHashMap<>();
    private final Map<Integer, Boolean> muted = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    History(Random random, Desk desk, IncidentCommands commands, Timers timers) {
        this.random = random;
        this.desk = desk;
        this.commands = commands;
        this.timers = timers;
        this.project = "p" + Long.toHexString(random.nextLong());
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            desk.pass(Duration.ofSeconds(1 + (random.nextInt(3) == 0 ? random.nextInt(3600) : random.nextInt(60))));
            incidents.values().forEach(incident -> incident.pass(desk.now()));
            step();
        }
        List.copyOf(mutes.keySet()).forEach(this::unmute);
        timers.fire();
        incidents.values().forEach(incident -> incident.pass(desk.now()));
        compare();
    }

    private void step() {
        int dice = random.nextInt(22);
        if (dice >= 20) {
            mute(random.nextInt(TRIGGERS * HOSTS));
        } else if (dice < 5) {
            raise(random.nextInt(TRIGGERS * HOSTS));
        } else if (dice < 8) {
            resolve(random.nextInt(TRIGGERS * HOSTS));
        } else if (dice == 8) {
            timers.fire();
        } else if (!incidents.isEmpty()) {
            List<ModelIncident> all = List.copyOf(incidents.values());
            command(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())));
        }
    }

    private void raise(int alert) {
        Severity before = open.get(alert);
        int level = 1 + random.nextInt(before == null ? 9 : before.level());
        Severity severity = Severity.ofLevel(level);
        if (severity == before && resends(alert)) {
            return;
        }
        say("raise", alert, "\"severity\": \"" + severity + "\",");
        open.put(alert, severity);
        if (mutes.containsKey(alert)) {
            if (before == null || severity != before) {
                muted.putIfAbsent(alert, before != null);
            }
            return;
        }
        if (before != null) {
            if (severity != before) {
                Objects.requireNonNull(incidentOf.get(alert)).feel(severity, desk.now());
            }
            return;
        }
        place(alert, severity);
    }

    private void place(int alert, Severity severity) {
        ModelIncident own = incidentOf.get(alert);
        ModelIncident latest = newest.get(alert / HOSTS);
        ModelIncident group = latest == null ? null : latest.keeper();
        if (own != null && !own.closed()) {
            own.feel(severity, desk.now());
        } else if (group != null && !group.closed()) {
            move(alert, group);
            group.feel(severity, desk.now());
        } else if (own != null
                && own.closedAt != null
                && own.closedAt.plus(Duration.ofMinutes(30)).isAfter(desk.now())) {
            own.await(desk.now());
            own.feel(severity, desk.now());
        } else {
            ModelIncident fresh = opened(ModelIncident.FIRST_HOLDER, severity);
            newest.put(alert / HOSTS, fresh);
            move(alert, fresh);
        }
    }

    private void resolve(int alert) {
        say("resolve", alert, "\"signal\": \"ok\",");
        ModelIncident incident = incidentOf.get(alert);
        boolean was = open.remove(alert) != null;
        muted.remove(alert);
        if (was && incident != null && incident.wakesWhenOk && !anyOpen(incident)) {
            incident.wake();
        }
    }

    /** Whether it had fallen silent when it is heard of again depends on who is quicker, and only then the same word is news. */
    private static boolean resends(int alert) {
        return alert / HOSTS == 2;
    }

    /** Mutes one alert, or ends that. */
    private void mute(int alert) {
        if (mutes.containsKey(alert)) {
            unmute(alert);
            return;
        }
        told.add("mute " + alert);
        String match = "project = " + project + " and trigger = T" + alert / HOSTS + " and ~host = h" + alert % HOSTS;
        MuteWish wish = new MuteWish(match, List.of(), null, desk.now().plus(Duration.ofDays(1_000)), "@a", null);
        MuteCommands.Outcome outcome = desk.mutes().set(wish, null, desk.now());
        mutes.put(alert, ((MuteCommands.Outcome.Done) outcome).mute().id());
    }

    private void unmute(int alert) {
        told.add("unmute " + alert);
        desk.mutes().end(Objects.requireNonNull(mutes.remove(alert)), "@b", null, desk.now());
        desk.say("{\"trigger\": \"Nobody\", \"signal\": \"ok\"}");
        Boolean placed = muted.remove(alert);
        Severity severity = open.get(alert);
        if (placed != null && severity != null) {
            if (placed) {
                Objects.requireNonNull(incidentOf.get(alert)).feel(severity, desk.now());
            } else {
                place(alert, severity);
            }
        }
    }

    private void say(String what, int alert, String field) {
        String resend = resends(alert) ? "\"resendEvery\": \"30s\"," : "";
        String event = "{" + field + resend + "\"project\": \"" + project + "\", \"trigger\": \"T" + alert / HOSTS
                + "\", \"labels\": {\"host\": \"h" + alert % HOSTS + "\"}}";
        told.add(what + " " + alert + " " + field);
        Delivery delivery = desk.delivery(event, project + told.size(), null);
        desk.say(delivery);
        if (random.nextInt(5) == 0) {
            desk.say(desk.delivery(event, project + told.size(), null));
        }
    }

    private void command(ModelIncident incident, ModelIncident other) {
        Instant now = desk.now();
        String by = PEOPLE.get(random.nextInt(PEOPLE.size()));
        IncidentNumber number = incident.number;
        switch (random.nextInt(11)) {
            case 0 ->
                when(
                        mayTake(incident, by),
                        new IncidentCommand.TakeIncident(number, now, by, null),
                        () -> incident.take(by));
            case 1 -> {
                String to = ASKED.get(random.nextInt(ASKED.size()));
                boolean may = !incident.closed()
                        && isSide(by, incident.holder)
                        && !to.equals(incident.holder)
                        && incident.offeredTo == null;
                when(
                        may,
                        new IncidentCommand.HandOverIncident(number, now, by, to, null),
                        () -> incident.offer(to, now));
            }
            case 2 -> giveBack(incident, by);
            case 3 -> pin(incident, by);
            case 4, 5 -> {
                Instant until = random.nextBoolean() ? null : now.plusSeconds(1 + random.nextInt(7200));
                boolean whenOk = random.nextBoolean();
                boolean may = !incident.closed()
                        && incident.status != IncidentStatus.RETROSPECTIVE
                        && (!whenOk || anyOpen(incident));
                when(
                        may,
                        new IncidentCommand.SnoozeIncident(number, now, by, until, whenOk, null),
                        () -> incident.sleep(until, whenOk));
            }
            case 6 ->
                when(incident.wakesTo != null, new IncidentCommand.WakeIncident(number, now, by, null), incident::wake);
            case 7 -> {
                boolean may = incident != other && !incident.closed() && !other.closed();
                when(
                        may,
                        new IncidentCommand.MergeIncident(number, now, by, other.number, null),
                        () -> merge(incident, other));
            }
            case 8 -> split(incident, by);
            case 9 ->
                when(
                        !incident.closed(),
                        new IncidentCommand.CloseIncident(number, now, by, null, null, 0),
                        () -> incident.close(now));
            default -> reopen(incident, by);
        }
    }

    private void giveBack(ModelIncident incident, String by) {
        boolean giver = isSide(by, incident.holder);
        boolean asked = incident.offeredTo != null && (giver || isSide(by, incident.offeredTo));
        boolean taken = giver && incident.awake() == IncidentStatus.TAKEN && incident.giver() != null;
        when(
                !incident.closed() && (asked || taken),
                new IncidentCommand.ReturnIncident(incident.number, desk.now(), by, null),
                () -> {
                    if (asked) {
                        incident.withdraw();
                    } else {
                        incident.holder = Objects.requireNonNull(incident.giver());
                        incident.before = null;
                        incident.await(desk.now());
                    }
                });
    }

    private void pin(ModelIncident incident, String by) {
        Severity severity = random.nextInt(3) == 0 ? null : Severity.ofLevel(1 + random.nextInt(9));
        boolean changes = severity == null ? incident.pinned : !incident.pinned || severity != incident.severity;
        when(
                !incident.closed() && changes,
                new IncidentCommand.PinSeverity(incident.number, desk.now(), by, severity, null),
                () -> {
                    incident.pinned = severity != null;
                    incident.rate(severity != null ? severity : worst(incident.members, incident.severity), desk.now());
                });
    }

    private void merge(ModelIncident incident, ModelIncident other) {
        Severity worst = worst(incident.members);
        Set<Integer> moved = Set.copyOf(incident.members);
        incident.close(desk.now());
        incident.into = other;
        moved.forEach(alert -> move(alert, other));
        if (worst != null) {
            other.feel(worst, desk.now());
        }
    }

    private void split(ModelIncident incident, String by) {
        stayAwake(incident, by);
        Set<Integer> moved = incident.members.stream()
                .filter(alert -> random.nextBoolean())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean may = !incident.closed() && !moved.isEmpty() && moved.size() < incident.members.size();
        List<Fingerprint> alerts = moved.stream().map(this::fingerprint).toList();
        when(may, new IncidentCommand.SplitIncident(incident.number, desk.now(), by, alerts, null), () -> {
            ModelIncident fresh = opened(incident.holder, worst(moved, incident.severity));
            moved.forEach(alert -> move(alert, fresh));
        });
    }

    private void reopen(ModelIncident incident, String by) {
        ModelIncident keeper = incident.keeper();
        if (keeper != incident) {
            stayAwake(keeper, by);
        }
        when(incident.closed(), new IncidentCommand.ReopenIncident(incident.number, desk.now(), by, null), () -> {
            Set<Integer> back = new LinkedHashSet<>(incident.came);
            back.retainAll(keeper.members);
            incident.await(desk.now());
            back.forEach(alert -> move(alert, incident));
            Severity worst = worst(incident.members);
            if (worst != null) {
                incident.feel(worst, desk.now());
            }
        });
    }

    /** Whether alerts that leave leave it OK is not the model's business. */
    private void stayAwake(ModelIncident incident, String by) {
        if (incident.wakesWhenOk) {
            when(true, new IncidentCommand.WakeIncident(incident.number, desk.now(), by, null), incident::wake);
        }
    }

    private void when(boolean may, IncidentCommand command, Runnable effect) {
        told.add(command.toString());
        Ruling ruling = commands.handle(command, project + told.size());
        assertThat(ruling instanceof Ruling.Accepted).as("%s%n%s", this, ruling).isEqualTo(may);
        if (may) {
            effect.run();
            assertThat(commands.handle(command, project + told.size())).isEqualTo(new Ruling.Accepted(List.of()));
        }
    }

    /** The real one has just been opened. */
    private ModelIncident opened(String holder, Severity severity) {
        IncidentNumber number = desk.lastOpened();
        ModelIncident incident = new ModelIncident(number, holder, severity, desk.now());
        incidents.put(number, incident);
        return incident;
    }

    private void move(int alert, ModelIncident to) {
        ModelIncident from = incidentOf.put(alert, to);
        if (from != null) {
            from.members.remove(alert);
        }
        to.members.add(alert);
        to.came.add(alert);
    }

    private void compare() {
        Map<IncidentNumber, IncidentState> live = desk.storage.incidents().load(incidents.keySet());
        incidents.forEach((number, model) -> {
            IncidentState state = Objects.requireNonNull(live.get(number));
            assertThat(text(state)).as("%s of %s", number, this).isEqualTo(model.toString());
            assertThat(desk.storage.members().of(number).keySet())
                    .as("alerts of %s of %s", number, this)
                    .containsExactlyInAnyOrderElementsOf(
                            model.members.stream().map(this::fingerprint).toList());
            assertThat(replayed(number)).as("replay of %s", number).isEqualTo(state);
        });
    }

    private IncidentState replayed(IncidentNumber number) {
        IncidentState state = null;
        for (StoredEvent stored : desk.storage.log().stream(number.stream())) {
            state = IncidentState.evolve(state, (IncidentEvent) stored.event());
        }
        return Objects.requireNonNull(state);
    }

    private static String text(IncidentState state) {
        Baton.Offer offer = state.baton().offer();
        Snooze snooze = state.snooze();
        return String.join(
                " ",
                state.status().word(),
                String.valueOf(snooze == null ? null : snooze.wakesTo()),
                state.holder(),
                String.valueOf(state.baton().before()),
                String.valueOf(offer == null ? null : offer.to()),
                String.valueOf(offer == null ? null : offer.until()),
                state.severity().name(),
                "pinned " + state.pinned(),
                "until " + (snooze == null ? null : snooze.until()),
                "when ok " + state.wakesWhenOk(),
                "deadline " + state.response().deadline(),
                "answered " + state.clock().answered(),
                "breached " + state.clock().breached(),
                "closed " + state.closed(),
                "into " + state.mergedInto());
    }

    private boolean mayTake(ModelIncident incident, String by) {
        boolean asked = incident.offeredTo != null && isSide(by, incident.offeredTo);
        boolean taken = incident.awake() == IncidentStatus.TAKEN;
        return !incident.closed() && (!taken || (asked && !incident.holder.equals(by)));
    }

    private boolean anyOpen(ModelIncident incident) {
        return incident.members.stream().anyMatch(open::containsKey);
    }

    private Severity worst(Set<Integer> alerts, Severity otherwise) {
        Severity worst = worst(alerts);
        return worst == null ? otherwise : worst;
    }

    private @Nullable Severity worst(Set<Integer> alerts) {
        Severity worst = null;
        for (int alert : alerts) {
            Severity severity = open.get(alert);
            worst = worst == null || (severity != null && severity.worseThan(worst)) ? severity : worst;
        }
        return worst;
    }

    private static boolean isSide(String person, String holder) {
        return person.equals(holder) || holder.equals(TEAM.get(person));
    }

    private Fingerprint fingerprint(int alert) {
        return Fingerprint.of(project, "T" + alert / HOSTS, Labels.of(Map.of("host", "h" + alert % HOSTS)));
    }

    @Override
    public String toString() {
        return project + "\n" + String.join("\n", told) + "\n";
    }
}
