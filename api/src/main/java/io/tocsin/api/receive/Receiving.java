package io.tocsin.api.receive;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.Intake;
import java.time.InstantSource;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class Receiving {

    /** Behind those that decide who may speak at all, which come first. */
    private static final int AFTER_ACCESS = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    FilterRegistrationBean<Doorway> doorway(
            Intake intake,
            InstantSource clock,
            ObjectMapper json,
            RulebookCommands rulebook,
            @Value("${tocsin.limits.body:8MB}") DataSize largestBody) {
        Receiver receiver = new Receiver(intake, new Bodies(Math.toIntExact(largestBody.toBytes())), clock, json);
        FilterRegistrationBean<Doorway> registration =
                new FilterRegistrationBean<>(new Doorway(receiver, new Sources(rulebook)));
        registration.setOrder(AFTER_ACCESS);
        registration.addUrlPatterns(
                "/api/v2/alerts", "/api/v1/alerts", "/api/v1/messages", "/api/events/*", "/integrations/v1/*");
        return registration;
    }

    /** Tells the contract's page of what no controller tells it. */
    @Bean
    OpenApiCustomizer doorsInContract() {
        return contract -> Door.all().forEach(door -> describe(contract, door));
    }

    private static void describe(OpenAPI contract, Door door) {
        String path = door.source() == null ? door.path() + "{key}" : door.path();
        Operation operation = new Operation()
                .addTagsItem("in")
                .summary(door.summary())
                .responses(new ApiResponses()
                        .addApiResponse("200", new ApiResponse().description("Durably stored"))
                        .addApiResponse("400", new ApiResponse().description("Not understood, or a part of it; kept"))
                        .addApiResponse("503", new ApiResponse().description("Not stored; try again")));
        if (door.source() == null) {
            operation.addParametersItem(new PathParameter().name("key").required(true));
        }
        PathItem known = contract.getPaths().get(path);
        PathItem item = known == null ? new PathItem() : known;
        item.setPost(operation);
        contract.getPaths().addPathItem(path, item);
    }
}
