package io.tocsin.api.receive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.Intake;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A source says that it lives and has nothing to say. */
@RestController
@Tag(name = "in")
class HeartbeatController {

    private final Intake intake;
    private final Sources sources;

    HeartbeatController(Intake intake, RulebookCommands rulebook) {
        this.intake = intake;
        this.sources = new Sources(rulebook);
    }

    @PostMapping({"/api/v1/heartbeats/{key}", "/api/v1/heartbeats/{key}/"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A source says that it lives", description = "A body, if there is one, is not read.")
    void beat(@Parameter(description = "The source's key, as in other addresses") @PathVariable String key) {
        String source = sources.ofKey(key)
                .orElseThrow(
                        () -> ProblemException.badArgument("Expected a source name of letters, digits and . _ : -"));
        intake.heartbeat(source);
    }
}
