/** ASP.NET's own postback function, as Page.RenderPostBackScript writes it. */
export const postbackScript = `<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['Form1'];
if (!theForm) { theForm = document.Form1; }
function __doPostBack(eventTarget, eventArgument) {
    if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
        theForm.__EVENTTARGET.value = eventTarget;
        theForm.__EVENTARGUMENT.value = eventArgument;
        theForm.submit();
    }
}
//]]>
</script>`;

/**
 * A stand-in for MicrosoftAjaxWebForms.js, so that a person can click through the replica when it answers with
 * deltas: posts the form, puts the panels and the hidden fields in place, follows a pageRedirect.
 */
export const partialPostbackScript = `<script type="text/javascript">
//<![CDATA[
__doPostBack = function (eventTarget, eventArgument) {
    theForm.__EVENTTARGET.value = eventTarget;
    theForm.__EVENTARGUMENT.value = eventArgument;
    var pairs = ['__ASYNCPOST=true'], i, e;
    for (i = 0; i < theForm.elements.length; i++) {
        e = theForm.elements[i];
        if (!e.name || e.type === 'submit' || (e.type === 'checkbox' && !e.checked)) continue;
        pairs.push(encodeURIComponent(e.name) + '=' + encodeURIComponent(e.value));
    }
    var request = new XMLHttpRequest();
    request.open('POST', theForm.action);
    request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded; charset=utf-8');
    request.setRequestHeader('X-MicrosoftAjax', 'Delta=true');
    request.onload = function () {
        var text = request.responseText, at = 0;
        if ((request.getResponseHeader('Content-Type') || '').indexOf('text/plain') !== 0) {
            document.open(); document.write(text); document.close(); return;
        }
        while (at < text.length) {
            var bar1 = text.indexOf('|', at), bar2 = text.indexOf('|', bar1 + 1), bar3 = text.indexOf('|', bar2 + 1);
            var length = parseInt(text.slice(at, bar1), 10), type = text.slice(bar1 + 1, bar2);
            var id = text.slice(bar2 + 1, bar3), content = text.substr(bar3 + 1, length);
            at = bar3 + 1 + length + 1;
            if (type === 'updatePanel') document.getElementById(id).innerHTML = content;
            else if (type === 'hiddenField') document.getElementById(id).value = content;
            else if (type === 'pageRedirect') window.location.href = decodeURIComponent(content);
        }
    };
    request.send(pairs.join('&'));
};
//]]>
</script>`;

export const styleSheet = `
body { margin: 0; background: #e9edf1; color: #333; font: 13px Verdana, Arial, sans-serif; }
#wrap { width: 960px; margin: 0 auto; background: #fff; border: 1px solid #c5ced6; border-top: 0; }
#header { background: linear-gradient(#2b6ca3, #174a78); color: #fff; padding: 12px 18px; overflow: hidden; }
#header a { color: #fff; text-decoration: none; }
.logo { font: bold 30px Georgia, serif; float: left; }
.tagline { float: left; margin: 14px 0 0 10px; font-size: 11px; }
#topRight { float: right; text-align: right; }
.LogoutButton, .LoginButton { display: inline-block; border: 1px solid #fff; border-radius: 3px; padding: 3px 10px; }
#nav { background: #123a5e; padding: 8px 18px; }
#nav a { color: #dce8f2; margin-right: 22px; text-decoration: none; }
#nav a.HeaderNavLinkActive { color: #fff; font-weight: bold; border-bottom: 2px solid #f4a61d; }
.nHeaderSubMenuStyleInDiv { background: #dfe8f0; padding: 7px 18px; }
.nHeaderSubMenuStyleInDiv a { margin-right: 16px; color: #174a78; }
#pagecontent { padding: 14px 18px 30px; min-height: 380px; }
h1 { font-size: 17px; color: #174a78; margin: 4px 0 12px; }
table.grid { border-collapse: collapse; width: 100%; }
table.grid td, table.grid th { border: 1px solid #d3dbe2; padding: 5px 8px; text-align: left; }
tr.GridHeader { background: #174a78; color: #fff; }
tr.GridAlternatingItem { background: #f3f6f9; }
tr.GridItemUnread { font-weight: bold; }
tr[onclick], td[onclick] { cursor: pointer; }
.pager { margin: 10px 0; text-align: center; } .pager a, .pager span { margin: 0 8px; }
.letter { border: 1px solid #d3dbe2; padding: 12px; margin: 10px 0; line-height: 1.5; overflow-wrap: anywhere; }
#ShowImageAttachment img, #AttachmentPopupDiv img { max-width: 600px; image-rendering: pixelated; min-width: 160px; }
#AttachmentPopupDiv { border: 2px solid #174a78; padding: 10px; background: #fff; }
.ui-dialog { border: 2px solid #888; background: #fffbe6; padding: 10px; margin: 12px 0; }
#footer { color: #6b7780; font-size: 11px; padding: 10px 18px; border-top: 1px solid #d3dbe2; }
`;
