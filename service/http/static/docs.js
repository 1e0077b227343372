// Starts Swagger UI on our OpenAPI document.
"use strict";

const root = document.getElementById("swagger-ui");
SwaggerUIBundle({ domNode: root, url: root.dataset.document, deepLinking: true, validatorUrl: null });
