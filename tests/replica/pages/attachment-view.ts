import { escapeHtml } from '../html';
import type { Site } from '../visit';
import { fileToken, staticName } from './files';
import type { FileRef } from './files';

/** Address of a picture, by the switch (dossier, unknown 12). */
function pictureUrl(site: Site, ref: FileRef): string {
  switch (site.switches.imageSource) {
    case 'handler':
      return `GetAttachment.aspx?id=${fileToken(site, ref)}`;
    case 'static':
      return `UserImages/${staticName(ref)}`;
    case 'data':
      return `data:${ref.attachment.mediaType};base64,${Buffer.from(ref.attachment.bytes).toString('base64')}`;
    case 'other-host':
      return `https://cdna.jpay.com/images/${staticName(ref)}`;
  }
}

function player(site: Site, ref: FileRef): string {
  const url = `GetAttachment.aspx?id=${fileToken(site, ref)}`;
  switch (site.switches.player) {
    case 'video-src':
      return `<video controls="controls" width="320" src="${url}"></video>`;
    case 'source':
      return `<video controls="controls" width="320"><source src="${url}" type="video/mp4" /></video>`;
    case 'object':
      return `<object width="320" height="240" type="video/mp4" data="${url}"><param name="movie" value="${url}" /></object>`;
    case 'embed':
      return `<embed width="320" height="240" type="video/mp4" src="${url}" />`;
    case 'link':
      return `<a href="${url}">Play VideoGram</a>`;
    case 'iframe':
      return `<iframe width="340" height="260" src="VideoPlayer.aspx?id=${fileToken(site, ref)}"></iframe>`;
    case 'none':
      return '<div class="player">Your VideoGram plays in the JPay app.</div>';
  }
}

function paper(site: Site, ref: FileRef): string {
  const url = `GetAttachment.aspx?id=${fileToken(site, ref)}`;
  switch (site.switches.pdf) {
    case 'iframe':
      return `<iframe width="640" height="480" src="${url}"></iframe>`;
    case 'embed':
      return `<embed width="640" height="480" type="application/pdf" src="${url}" />`;
    case 'object':
      return `<object width="640" height="480" type="application/pdf" data="${url}"></object>`;
    case 'link':
    case 'direct':
      return `<a href="${url}">Open the document</a>`;
  }
}

/** What the page shows of an opened attachment, and a script if it says it with an alert. */
export function drawAttachment(site: Site, ref: FileRef): { inside: string; script: string } {
  if (ref.attachment.removed) {
    const words = 'This attachment was removed by the facility.';
    switch (site.switches.removedAttachment) {
      case 'nothing':
        return { inside: '', script: '' };
      case 'alert':
        return { inside: '', script: `<script type="text/javascript">alert('${words}');</script>` };
      case 'text':
        return { inside: `<p>${words}</p>`, script: '' };
      case 'broken-image':
        return { inside: `<img src="GetAttachment.aspx?id=${fileToken(site, ref)}" alt="" />`, script: '' };
    }
  }
  switch (ref.attachment.kind) {
    case 'image':
    case 'ecard':
      return { inside: `<img src="${escapeHtml(pictureUrl(site, ref))}" alt="" />`, script: '' };
    case 'videogram':
      return { inside: player(site, ref), script: '' };
    case 'document':
      return { inside: paper(site, ref), script: '' };
  }
}

/** The player page that an iframe shows. */
export function playerHtml(site: Site, ref: FileRef): string {
  return `<!DOCTYPE html><html><head><title>VideoGram</title></head><body><video controls="controls" src="GetAttachment.aspx?id=${fileToken(site, ref)}"></video></body></html>`;
}
