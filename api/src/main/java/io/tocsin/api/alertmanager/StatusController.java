package io.tocsin.api.alertmanager;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Alertmanager")
class StatusController {

    private final Instant started;

    StatusController(InstantSource clock) {
        this.started = clock.instant();
    }

    @GetMapping(path = "/api/v2/status", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What is running")
    Status status() {
        return new Status(
                new Cluster("disabled", List.of()), new Config(""), started, VersionInfo.of(StatusController.class));
    }

    record Status(Cluster cluster, Config config, Instant uptime, VersionInfo versionInfo) {}

    record Cluster(String status, List<String> peers) {}

    record Config(String original) {}

    /** Alertmanager's fields; what has no meaning here is empty. */
    record VersionInfo(
            String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {

        static VersionInfo of(Class<?> program) {
            String version = program.getPackage().getImplementationVersion();
            return new VersionInfo("tocsin " + (version == null ? "development" : version), "", "", "", "", "");
        }
    }
}
