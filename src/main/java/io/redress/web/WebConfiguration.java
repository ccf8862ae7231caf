package io.redress.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The description of the API, and what runs by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration {

    private static final String SIGN_IN = "token";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Money.class, money())
                .replaceWithSchema(CurrencyUnit.class, currency());
    }

    @Bean
    OpenAPI redressApi(ObjectProvider<BuildProperties> build) {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A bearer token with the claim redress_role, and party_id for a buyer or seller.")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes())));
        return new OpenAPI()
                .info(new Info()
                        .title("Redress")
                        .version(build.stream()
                                .map(BuildProperties::getVersion)
                                .findFirst()
                                .orElse("development"))
                        .description(
                                "Marketplace returns and disputes. A case tells in availableActions what may be done with it"
                                        + " now; everything else answers 409 with that list.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components().addSecuritySchemes(SIGN_IN, token).addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
    }

    @Bean
    GlobalOperationCustomizer idempotencyKey() {
        return (operation, method) -> method.hasMethodAnnotation(Command.class)
                ? operation.addParametersItem(new HeaderParameter()
                        .name(Commands.KEY_HEADER)
                        .description(
                                "Sent again with the same key and body, the request is answered and not done again.")
                        .schema(new StringSchema().maxLength(255)))
                : operation;
    }

    /** Every operation can fail, and always in the same form. */
    @Bean
    OpenApiCustomizer problemAnswers() {
        ApiResponse answer = new ApiResponse()
                .description("A problem, told apart by its code")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        return api -> api.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation -> operation.getResponses().addApiResponse("default", answer)));
    }

    /** The headers that are read before any controller is. */
    @Bean
    OperationCustomizer headers() {
        return (operation, method) -> {
            operation.addParametersItem(new HeaderParameter()
                    .name("Acting-Party")
                    .description("For the marketplace: the party it acts for")
                    .schema(new StringSchema().example("buyer/B-1001")));
            boolean keyed = Optional.ofNullable(operation.getParameters()).stream()
                    .flatMap(List::stream)
                    .anyMatch(parameter -> Commands.KEY_HEADER.equals(parameter.getName()));
            if (!keyed && method.hasMethodAnnotation(Command.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name(Commands.KEY_HEADER)
                        .description("Sent again with the same key, the command is done once and answered the same")
                        .schema(new StringSchema()));
            }
            return operation;
        };
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema().description("For people; may change"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("For programs; never changes"))
                .addProperty("field", new StringSchema().description("The path of the field that is wrong"));
    }

    private static Schema<?> money() {
        return new ObjectSchema()
                .addProperty(
                        "amount", new StringSchema().description("Plain digits").example("120.00"))
                .addProperty("currency", currency());
    }

    private static Schema<?> currency() {
        return new StringSchema().description("ISO 4217").example("USD");
    }
}
