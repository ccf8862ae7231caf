package io.redress.monitoring;

import io.micrometer.core.instrument.Clock;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Reads figures, one query after the other, so that watching takes one connection of the pool at most. */
@Component
@EnableConfigurationProperties(MonitoringProperties.class)
public class Readings implements DisposableBean {

    private final MonitoringProperties properties;
    private final Clock clock;
    private final ThreadPoolExecutor reader;

    Readings(MonitoringProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("figures-");
        threads.setDaemon(true);
        this.reader = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads);
        reader.allowCoreThreadTimeOut(true);
    }

    /** @param query one statement, and what it counts by name */
    public Reading of(Supplier<Map<String, Double>> query) {
        return new Reading(query, reader, properties.keptFor(), properties.patience(), clock::monotonicTime);
    }

    @Override
    public void destroy() {
        reader.shutdownNow();
    }
}
