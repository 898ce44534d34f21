package io.tocsin.api.source;

import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.HeardSource;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All sources that the rulebook names or that ever spoke. Safe for use by many threads. */
@Component
public class SourceBook {

    private final RulebookCommands rulebook;
    private final Intake intake;

    SourceBook(RulebookCommands rulebook, Intake intake) {
        this.rulebook = rulebook;
        this.intake = intake;
    }

    /** As they are now, by name. */
    public List<SourceView> all() {
        Rulebook rules = rulebook.get();
        Map<String, HeardSource> heard = new TreeMap<>(
                intake.sources().stream().collect(Collectors.toMap(HeardSource::source, Function.identity())));
        TreeSet<String> names = new TreeSet<>(heard.keySet());
        rules.sources().stream().map(Source::name).forEach(names::add);
        return names.stream()
                .map(name -> SourceView.of(name, rules.source(name), heard.get(name)))
                .toList();
    }
}
