<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("saml.post-form.title")}
  <#elseif section = "form">
    <p class="lead">${msg("saml.post-form.message")}</p>
    <form id="adgang-go-on" name="saml-post-binding" class="form" action="${samlPost.url}" method="post">
      <#if samlPost.SAMLRequest??><input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}"></#if>
      <#if samlPost.SAMLResponse??><input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}"></#if>
      <#if samlPost.relayState??><input type="hidden" name="RelayState" value="${samlPost.relayState}"></#if>
      <noscript>
        <p>${msg("saml.post-form.js-disabled")}</p>
        <div class="actions"><button class="button button-primary button-block" type="submit">${msg("doContinue")}</button></div>
      </noscript>
    </form>
    <script type="module" src="${url.resourcesPath}/js/go-on.js"></script>
  </#if>
</@layout.registrationLayout>
