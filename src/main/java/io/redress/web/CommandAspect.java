package io.redress.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.reflect.MethodSignature;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;

/** Runs methods marked {@link Command} through {@link Commands}. */
@Aspect
@Component
class CommandAspect {

    private final Commands commands;
    private final ObjectWriter canonical;

    CommandAspect(Commands commands, ObjectMapper json) {
        this.commands = commands;
        this.canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    @Around("@annotation(io.redress.web.Command)")
    Object run(ProceedingJoinPoint method) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String key = request.getHeader(IdempotencyKey.HEADER);
        String fingerprint = key == null ? "" : fingerprint(request, method);
        return commands.run(key, key == null ? "" : owner(request), fingerprint, () -> proceed(method));
    }

    private static ResponseEntity<?> proceed(ProceedingJoinPoint method) {
        try {
            return (ResponseEntity<?>) method.proceed();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String owner(HttpServletRequest request) {
        if (request.getAttribute(Commands.KEY_OWNER) instanceof String owner) {
            return owner;
        }
        throw new IllegalStateException("nobody found out who calls");
    }

    private String fingerprint(HttpServletRequest request, ProceedingJoinPoint method) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream content = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                write(content, request.getMethod() + " " + request.getRequestURI());
                content.write(canonical.writeValueAsBytes(new TreeMap<>(request.getParameterMap())));
                writeBodies(content, method);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A body that was read cannot be written", cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private void writeBodies(OutputStream content, ProceedingJoinPoint method) throws IOException {
        Annotation[][] annotations =
                ((MethodSignature) method.getSignature()).getMethod().getParameterAnnotations();
        Object[] arguments = method.getArgs();
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index] instanceof MultipartFile file) {
                write(content, "\n" + file.getOriginalFilename() + " " + file.getSize() + "\n");
                try (InputStream bytes = file.getInputStream()) {
                    bytes.transferTo(content);
                }
            } else if (isBody(annotations[index])) {
                content.write('\n');
                content.write(canonical.writeValueAsBytes(arguments[index]));
            }
        }
    }

    private static boolean isBody(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof RequestBody || annotation instanceof RequestPart) {
                return true;
            }
        }
        return false;
    }

    private static void write(OutputStream content, String text) throws IOException {
        content.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
