package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of the commands, as they come in JSON. */
final class CommandBodies {

    private CommandBodies() {}

    @Schema(name = "Take")
    record Take(@Schema(example = "I am on it") @Nullable String comment) {
        static final Take NOTHING = new Take(null);
    }

    @Schema(name = "Comment")
    record Comment(
            @Schema(example = "the disk is on its way") @Nullable String comment) {
        static final Comment NOTHING = new Comment(null);
    }

    @Schema(name = "Close")
    record Close(
            @Schema(example = "a bigger disk") @Nullable String resolution,
            @Schema(example = "took 20 minutes") @Nullable String comment) {
        static final Close NOTHING = new Close(null, null);
    }
}
