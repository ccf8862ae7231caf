package io.redress.process;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What models may use beyond what the program brings.
 *
 * @param externalTopics topics of external tasks, for which a worker of yours asks
 */
@ConfigurationProperties("redress.models")
record ModelProperties(@DefaultValue List<String> externalTopics) {}
