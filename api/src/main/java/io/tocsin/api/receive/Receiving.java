package io.tocsin.api.receive;

import io.tocsin.core.intake.Intake;
import io.tocsin.core.rulebook.Rulebook;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class Receiving {

    @Bean
    Receiver receiver(
            Intake intake,
            InstantSource clock,
            ObjectMapper json,
            @Value("${tocsin.limits.body:8MB}") DataSize largestBody) {
        return new Receiver(intake, new Bodies(Math.toIntExact(largestBody.toBytes())), clock, json);
    }

    @Bean
    Sources sources(Rulebook rulebook) {
        return new Sources(rulebook);
    }
}
