package io.redress.desk;

import io.redress.security.Caller;
import io.redress.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The case file as a page, by the number of the case or by one of its tasks. */
@Controller
@RequestMapping(Pages.DESK)
class CaseFileController {

    private final CaseFiles files;
    private final CaseFilePage page;
    private final TaskCases tasks;

    CaseFileController(CaseFiles files, CaseFilePage page, TaskCases tasks) {
        this.files = files;
        this.page = page;
        this.tasks = tasks;
    }

    @GetMapping("/cases/{number}")
    String byNumber(@PathVariable String number, Caller reader, Model model) {
        model.addAllAttributes(page.of(files.open(number, reader)));
        return "desk/case-file";
    }

    @GetMapping("/tasks/{taskId}")
    String byTask(@PathVariable String taskId, Caller reader, Model model) {
        return byNumber(tasks.caseOf(taskId, reader), reader, model);
    }
}
