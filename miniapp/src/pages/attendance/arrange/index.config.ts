export default definePageConfig({ navigationBarTitleText: '作出安排' })
