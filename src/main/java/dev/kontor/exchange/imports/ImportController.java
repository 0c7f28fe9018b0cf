package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.file.CsvFormat;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves imports to staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.IMPORTS_WRITE)
@Tag(
        name = "Imports",
        description =
                "Import products, prices, stock and customers from files: every row is checked before any is loaded.")
class ImportController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final ImportService service;
    private final ImportRepository imports;
    private final ImportTargets targets;
    private final ErrorFile errors;
    private final FileStore files;

    ImportController(
            ImportService service, ImportRepository imports, ImportTargets targets, ErrorFile errors, FileStore files) {
        this.service = service;
        this.imports = imports;
        this.targets = targets;
        this.errors = errors;
        this.files = files;
    }

    /// List imports.
    ///
    /// Returns all imports with their status and counts, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/imports")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "listImports")
    Page<ImportDetails> list(@ParameterObject @Valid Listing listing) {
        var page = imports.list(listing);
        return new Page<>(service.details(page.items()), page.page());
    }

    /// Create an import.
    ///
    /// Sets the type, the format and the mapping of columns. Upload the file with `PUT /imports/{id}/file`
    /// afterwards. Imports of customers also require `customers:write`.
    @PostMapping("/imports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createImport")
    @Problems(ProblemCode.UNKNOWN_COLUMN)
    ResponseEntity<ImportDetails> create(@RequestBody @Valid StartImport request, Actor actor) {
        var created = service.start(request, actor);
        return ResponseEntity.created(location(created.id())).body(created);
    }

    /// Get an import.
    ///
    /// Returns the status and the counts of created, changed, unchanged and failed rows. Before the import is
    /// confirmed, these are the expected results.
    @GetMapping("/imports/{id}")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "getImport")
    ImportDetails get(@PathVariable ImportId id) {
        return service.get(id);
    }

    /// Upload the file of an import.
    ///
    /// The body is the file itself, in UTF-8, at most 256 MB by default. A job then checks every row without
    /// writing anything. Follow the job, review the import and confirm it.
    @PutMapping("/imports/{id}/file")
    // Without `consumes`, so that the permission is checked before the content type.
    @BodyLimit(BodyLimit.STREAMED)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "uploadImportFile",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string", maxLength = 268_435_456),
                                        examples =
                                                @ExampleObject("externalId,title,sku\nerp-4711,Espresso cup,CUP-1\n")),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(type = "string", maxLength = 268_435_456),
                                        examples =
                                                @ExampleObject(
                                                        "{\"externalId\":\"erp-4711\",\"title\":\"Espresso cup\"}\n"))
                            }))
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<ImportDetails> upload(@PathVariable ImportId id, Actor actor, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        requireRows(request);
        service.awaiting(id, actor);
        var file = files.create();
        long size = files.fill(file, request.getInputStream());
        return accepted(service.check(id, file, size));
    }

    private static void requireRows(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        var name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!name.equals(CSV) && !name.equals(NDJSON)) {
            throw new HttpMediaTypeNotSupportedException("Send " + CSV + " or " + NDJSON + ".");
        }
    }

    /// Confirm an import.
    ///
    /// Starts a job that writes the checked rows batch by batch. If the job stops, completed batches stay
    /// written; importing the same file again changes nothing, except that a `delta` of stock applies again.
    @PostMapping("/imports/{id}/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "confirmImport")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IMPORT_HAS_ERRORS})
    ResponseEntity<ImportDetails> confirm(
            @PathVariable ImportId id, Actor actor, @RequestBody @Valid ConfirmImport request) {
        return accepted(service.confirm(id, actor, request));
    }

    /// Retry an import.
    ///
    /// Imports the rejected rows of a `DONE` import again, for example after missing categories were created. A
    /// `FAILED` or `CANCELED` import continues after its last completed batch.
    @PostMapping("/imports/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "retryImport")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<ImportDetails> retry(@PathVariable ImportId id, Actor actor) {
        return accepted(service.retry(id, actor));
    }

    /// Get the errors of an import.
    ///
    /// Returns a CSV file with the columns `row` (the header is row 1), `column`, `code` and `detail`. Use
    /// `CSV_SEMICOLON` for spreadsheets in German, French and most other languages of Europe. Errors of customers
    /// also require `customers:read`.
    @GetMapping("/imports/{id}/errors")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "getImportErrors")
    @FileResponse(
            value = CSV,
            maxLength = 1_073_741_824,
            description = "The errors in the order of the rows.",
            example = "row,column,code,detail\n")
    void errors(
            @PathVariable ImportId id,
            @Parameter(description = "How cells are separated.") @RequestParam(defaultValue = "CSV") CsvFormat format,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var imported = service.readable(id, actor);
        csv(response, "errors-" + id.text());
        errors.write(imported, format, response.getOutputStream());
    }

    /// Get an import template.
    ///
    /// Returns a CSV file with the columns of the type and an example row. Use `CSV_SEMICOLON` for spreadsheets in
    /// German, French and most other languages of Europe.
    @GetMapping("/import-templates/{type}")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "getImportTemplate")
    @FileResponse(value = CSV, maxLength = 65_536, description = "The template.", example = "externalId,title,sku\n")
    void template(
            @PathVariable ImportType type,
            @Parameter(description = "How cells are separated.") @RequestParam(defaultValue = "CSV") CsvFormat format,
            HttpServletResponse response)
            throws IOException {
        var file = new ByteArrayOutputStream();
        var fields = targets.of(type).template();
        var csv = format.writer(file, true);
        csv.writeRecord(fields.stream().map(ImportTarget.Example::field).toList());
        csv.writeRecord(fields.stream().map(field -> field.example(format)).toList());
        csv.flush();
        csv(response, type.name().toLowerCase(Locale.ROOT));
        file.writeTo(response.getOutputStream());
    }

    private static void csv(HttpServletResponse response, String name) {
        response.setContentType(CSV);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
    }

    private static ResponseEntity<ImportDetails> accepted(ImportDetails details) {
        return ResponseEntity.accepted()
                .location(location(details.id()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(details);
    }

    private static URI location(ImportId id) {
        return URI.create("/admin/v1/imports/" + id.text());
    }
}
