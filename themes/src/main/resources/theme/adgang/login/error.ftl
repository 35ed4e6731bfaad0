<#import "template.ftl" as layout>
<@layout.registrationLayout hero="warning" displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <p class="lead" id="adgang-alert" data-type="error" role="alert">${(message.summary)!msg("internalServerError")}</p>
    <#if traceId??><p class="note" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
    <#if !skipLink?? && (client.baseUrl)?has_content>
      <div class="actions">
        <a class="button button-primary button-block" id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a>
      </div>
    </#if>
  </#if>
</@layout.registrationLayout>
