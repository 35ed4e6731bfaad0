<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("confirmLinkIdpTitle")}
  <#elseif section = "form">
    <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="actions">
        <button class="button button-primary button-block" id="linkAccount" name="submitAction" value="linkAccount" type="submit">${msg("confirmLinkIdpContinue", idpDisplayName)}</button>
        <#if !hideReviewButton?has_content>
          <button class="button button-quiet button-block" id="updateProfile" name="submitAction" value="updateProfile" type="submit">${msg("confirmLinkIdpReviewProfile")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
