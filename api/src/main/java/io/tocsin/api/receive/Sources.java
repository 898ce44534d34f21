package io.tocsin.api.receive;

import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Source;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Who a sender is, by the key in its URL or the name in its header. */
final class Sources {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:-]{0,127}");

    private final Supplier<Rulebook> rulebook;

    Sources(Supplier<Rulebook> rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * The source of that key. Without users, an unknown key names a source of that name, made at first use; empty when it cannot
     * be a name.
     */
    Optional<String> ofKey(String key) {
        Optional<String> known = rulebook.get().sourceWithKey(key).map(Source::name);
        return known.isPresent() ? known : named(key);
    }

    /** The name itself; empty when it cannot be one. */
    Optional<String> named(String name) {
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
}
