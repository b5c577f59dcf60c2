export default definePageConfig({ navigationBarTitleText: '选派、任期和交接', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
